export { type Dimensions, matchCell, whenMatches } from './cell-match.js';
export * from './charge.js';
export { chargeFaults } from './charge-faults.js';
export * from './definitions.js';
export * from './entitlement.js';
export {
  type AfterPolicy,
  type Experiment,
  type Gate,
  GATE_ACTIONS,
  GATE_TYPES,
  type GateAction,
  type GateType,
  type Guardrail,
  type Holdout,
  type Metric,
  type Rollout,
  type Stage,
  type Variant,
} from './experiment.js';
export * from './fact-types.js';
export * from './facts.js';
export { factsIn } from './facts-in.js';
export type { Fault } from './fault.js';
export { type NumberFromFact, type WrittenNumber, isFromFact } from './numbers.js';
export type { AcceptedWarning, PackageVersion, Rounding } from './package-version.js';
export { parseFactValue } from './parse-fact-value.js';
export type { Place } from './place.js';
export { type AnyPrice, PRICE_FIELDS, type PriceField, missingFields } from './price-fields.js';
export * from './rule.js';
export {
  compareEffects,
  currentAt,
  type CurrentVersion,
  droppedFrom,
  type Effect,
  timelineOf,
} from './timeline.js';
export { nearest, suggestion } from './nearest.js';
