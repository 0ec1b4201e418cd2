export type { ConditionOutcome, RuleOutcome } from './outcome.js';
