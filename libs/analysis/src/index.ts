export { benjaminiHochberg, holm, simultaneousAlpha } from './adjust.js';
export {
  oneSidedHalfWidth,
  oneSidedPValue,
  twoSidedHalfWidth,
  twoSidedPValue,
  USUAL_TUNING,
} from './always-valid.js';
export { type Analysed, type AnalysisCode, type AnalysisFault, computed, refused } from './analysed.js';
export type { Arm, Covariate, CrossProducts } from './arm.js';
export { type Posterior, posteriorOf, type Prior } from './bayesian.js';
export {
  type BreakEven,
  breakEven,
  breakEvenMargin,
  LEAST_REFERENCE,
  type PayerRates,
  type PayerSums,
  type ReferenceUnit,
} from './break-even.js';
export {
  compare,
  compareEstimates,
  type Comparison,
  type ComparisonNote,
  type ComparisonPlan,
  type Engine,
  infer,
  type Inferred,
} from './compare.js';
export { adjustedDifference } from './cuped.js';
export { absoluteDifference, type Difference, isNearZero, relativeDifference } from './difference.js';
export { fixedTest, type Interval, type Sides, type Tested } from './fixed.js';
export { type GuardrailPlan, type GuardrailReading, judgeGuardrail, LEAST_UNITS } from './guardrail.js';
export { type Estimate, estimateOf, type Moments, type RatioSums, type SumOfSquares } from './moments.js';
export { minimumDetectableEffect, type PowerPlan, powerOf, USUAL_POWER } from './power.js';
export { type ArmCell, type SampleRatio, sampleRatio, SAMPLE_RATIO_ALARM } from './sample-ratio.js';
export { type SampleRatioCell, type SampleRatioTest, sampleRatioTest } from './sample-ratio-test.js';
export { type Planned, sampleSize, type SampleSizePlan } from './sample-size.js';
export { acrossStrata, type Stratum } from './stratified-cuped.js';
export { sequentialTest } from './sequential.js';
export { soundArm } from './soundness.js';
export {
  type BillSums,
  counterfactual,
  type Counterfactual,
  type Decomposed,
  type EffectPart,
  NO_BILLS,
  withBill,
} from './counterfactual.js';
export { withinPopulation } from './finite-population.js';
export { type NonInferiority, nonInferiority, type NonInferiorityPlan } from './non-inferiority.js';
export {
  quantileEstimate,
  quantileOf,
  type QuantileRanks,
  quantileRanks,
  type QuantileSample,
} from './quantile.js';
export { type RandomisationTest, randomisationTest, type RandomisedBlock } from './randomisation.js';
export { type Payers, type TwoParts, twoParts } from './two-part.js';
export { type Reportable, reportable } from './reportable.js';
export { uniform } from './uniform.js';
export { unitsNeeded } from './units-needed.js';
export { LEAST_UNITS_TO_CAP, percentile, winsorCap, winsorised } from './winsorise.js';
export { type Counted, fisherTest } from './fisher.js';
export type {
  BundledEvent,
  BundledExperiment,
  BundledPhase,
  BundledVariant,
  BundleDocument,
  SignedBundle,
} from './experiment/bundle.js';
export { compareExperiment } from './experiment/compare-experiment.js';
export { openArms } from './experiment/open-arms.js';
export { harmText } from './experiment/in-words.js';
export { judgeGuardrails } from './experiment/judge-guardrails.js';
export type { BreakEvenDocument, ComparisonPlanDocument, GuardrailPlanDocument } from './experiment/plan.js';
export {
  type ArmFigure,
  type ArmResults,
  type BillResults,
  type ComparedFigures,
  type ExperimentResults,
  type GuardrailResults,
  type HarmUnit,
  type ListedResults,
  type MetricResults,
  type PartFigures,
  type Reason,
  type ResultFault,
  type SampleRatioResults,
  type SegmentResults,
  type SplitFigures,
  type VariantResults,
  type Verdict,
  VERDICTS,
} from './experiment/results.js';
export type {
  ArmSnapshot,
  BillsSnapshot,
  BillSumsText,
  CellSnapshot,
  CovariateText,
  ListedBlock,
  MetricSnapshot,
  MomentsText,
  RealisedSnapshot,
  SegmentSnapshot,
  SnapshotDocument,
  SumsText,
} from './experiment/snapshot.js';
export { verdictOf } from './experiment/verdict-of.js';
