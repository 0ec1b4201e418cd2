export { type RulesToEvaluate, evaluateRules } from './evaluate-rules.js';
export { missingFacts } from './missing-facts.js';
export type { ConditionOutcome, RuleOutcome } from './outcome.js';
