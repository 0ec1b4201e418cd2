export { oneSidedHalfWidth, twoSidedHalfWidth, USUAL_TUNING } from './always-valid.js';
export { absoluteDifference, type Difference, relativeDifference } from './difference.js';
export { type GuardrailPlan, type GuardrailReading, judgeGuardrail, LEAST_UNITS } from './guardrail.js';
export { type Estimate, estimateOf, type Moments, type SumOfSquares } from './moments.js';
export { type ArmCell, type SampleRatio, sampleRatio, SAMPLE_RATIO_ALARM } from './sample-ratio.js';
