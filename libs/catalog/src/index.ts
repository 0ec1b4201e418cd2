export * from './charge.js';
export * from './definitions.js';
export * from './entitlement.js';
export * from './facts.js';
export type { Fault } from './fault.js';
export { type NumberFromFact, type WrittenNumber, isFromFact } from './numbers.js';
export type { AcceptedWarning, PackageVersion, Rounding } from './package-version.js';
export type { Place } from './place.js';
export * from './rule.js';
