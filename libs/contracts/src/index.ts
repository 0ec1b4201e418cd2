export {
  addressVariable,
  countVariable,
  hostVariable,
  portVariable,
  proxiesVariable,
  secretsVariable,
  wordVariable,
} from './environment.js';
export * from './analysis-request.js';
export * from './bundle-document.js';
export * from './cases-document.js';
export * from './charge-document.js';
export * from './condition-document.js';
export * from './definitions-document.js';
export * from './entitlement-document.js';
export * from './experiment-document.js';
export { ruleFileSchemas } from './json-schemas.js';
export * from './lock-document.js';
export * from './number-document.js';
export * from './package-document.js';
export * from './price-fields.js';
export * from './quote-request.js';
export * from './rate-request.js';
export * from './rule-document.js';
export * from './scalars.js';
export { snapshotDocument } from './snapshot-document.js';
export * from './wire/index.js';
