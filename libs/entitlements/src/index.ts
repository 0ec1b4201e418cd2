export { type GrantChange, diffGrants } from './diff-grants.js';
export type { Grant, GrantSource, ReplacedEntitlement, ResolvedEntitlement } from './grant.js';
export { type Granting, grantsFor } from './grants-for.js';
