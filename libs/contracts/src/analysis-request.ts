import * as z from 'zod';
import {
  anyNumber,
  atLeastZero,
  chance,
  count,
  positive,
  requestId as id,
  whole,
  within,
} from './analysis-scalars.js';

const spread = z.strictObject({ sum: anyNumber, sumSquares: anyNumber });

const meanArm = z.strictObject({
  n: count,
  sum: anyNumber,
  sumSquares: anyNumber,
  covariate: spread.optional(),
  sumProducts: anyNumber.optional(),
});
const proportionArm = z.strictObject({
  n: count,
  sum: anyNumber,
  // Of a covariate that is itself yes or no the sum is all there is.
  covariate: z.strictObject({ sum: anyNumber, sumSquares: anyNumber.optional() }).optional(),
  sumProducts: anyNumber.optional(),
});
const ratio = { numerator: spread, denominator: spread, sumProducts: anyNumber };
const ratioArm = z.strictObject({
  n: count,
  ...ratio,
  covariate: z.strictObject(ratio).optional(),
  crossProducts: z
    .strictObject({
      numeratorNumerator: anyNumber,
      numeratorDenominator: anyNumber,
      denominatorNumerator: anyNumber,
      denominatorDenominator: anyNumber,
    })
    .optional(),
});
export type MeanArmDocument = z.infer<typeof meanArm>;
export type ProportionArmDocument = z.infer<typeof proportionArm>;
export type RatioArmDocument = z.infer<typeof ratioArm>;

const tested = {
  id,
  kind: z.literal('compare'),
  difference: z.enum(['relative', 'absolute']).optional(),
  engine: z.enum(['fixed', 'sequential', 'bayesian']).optional(),
  sides: z.enum(['two', 'greater', 'less']).optional(),
  alpha: within.optional(),
  tuning: positive.optional(),
  inverse: z.boolean().optional(),
  prior: z.strictObject({ mean: anyNumber, variance: positive }).optional(),
};
const comparison = { ...tested, cuped: z.boolean().optional() };

/** Values have to fit into one line, and so do the clusters that they come from. */
const MOST_VALUES = 100_000;
const quantileArm = z.strictObject({
  values: z.array(anyNumber).max(MOST_VALUES).optional(),
  clusters: z.array(z.string().max(200)).max(MOST_VALUES).optional(),
  n: count.optional(),
  at: anyNumber.optional(),
  lower: anyNumber.optional(),
  upper: anyNumber.optional(),
  clusterFactor: positive.optional(),
});
export type QuantileArmDocument = z.infer<typeof quantileArm>;
const quantileRequest = z.strictObject({
  ...tested,
  metric: z.literal('quantile'),
  quantile: within,
  control: quantileArm,
  treatment: quantileArm,
});
export type QuantileDocument = z.infer<typeof quantileRequest>;

const compareRequest = z.discriminatedUnion('metric', [
  z.strictObject({ ...comparison, metric: z.literal('mean'), control: meanArm, treatment: meanArm }),
  z.strictObject({
    ...comparison,
    metric: z.literal('proportion'),
    control: proportionArm,
    treatment: proportionArm,
  }),
  z.strictObject({ ...comparison, metric: z.literal('ratio'), control: ratioArm, treatment: ratioArm }),
  quantileRequest,
]);
/** Of moments: a quantile has none. */
export type CompareDocument = Exclude<z.infer<typeof compareRequest>, QuantileDocument>;

const margined = {
  id,
  kind: z.literal('nonInferiority'),
  margin: anyNumber,
  direction: z.enum(['higher', 'lower']).optional(),
  difference: z.enum(['relative', 'absolute']).optional(),
  engine: z.enum(['fixed', 'sequential']).optional(),
  alpha: within.optional(),
  tuning: positive.optional(),
};
const nonInferiorityRequest = z.discriminatedUnion('metric', [
  z.strictObject({ ...margined, metric: z.literal('mean'), control: meanArm, treatment: meanArm }),
  z.strictObject({
    ...margined,
    metric: z.literal('proportion'),
    control: proportionArm,
    treatment: proportionArm,
  }),
  z.strictObject({ ...margined, metric: z.literal('ratio'), control: ratioArm, treatment: ratioArm }),
]);
export type NonInferiorityDocument = z.infer<typeof nonInferiorityRequest>;

/** So many draws of so many values are a few seconds. */
const MOST_DRAWN = 10_000;
const blockValues = z.array(anyNumber).max(MOST_DRAWN);
const randomisationRequest = z.strictObject({
  id,
  kind: z.literal('randomisation'),
  blocks: z
    .array(z.strictObject({ control: blockValues, treatment: blockValues }))
    .min(1)
    .max(MOST_DRAWN)
    .refine(
      (blocks) =>
        blocks.reduce((all, { control, treatment }) => all + control.length + treatment.length, 0) <=
        MOST_DRAWN,
      { error: 'At most 10000 values of all blocks together' },
    ),
  sides: z.enum(['two', 'greater', 'less']).optional(),
  seed: whole('A whole number below 1000000000', 0, 999_999_999).optional(),
  draws: whole('A whole number from 10000 to 100000', 10_000, 100_000).optional(),
});
export type RandomisationDocument = z.infer<typeof randomisationRequest>;

/** Arms and cells: an experiment has a handful; this many is an attack on our time. */
const MOST_ARMS = 100;
const MOST_CELLS = 10_000;

const sampleRatioRequest = z.strictObject({
  id,
  kind: z.literal('sampleRatio'),
  counts: z.array(count).max(MOST_ARMS).optional(),
  weights: z.array(atLeastZero).max(MOST_ARMS).optional(),
  cells: z
    .array(
      z.strictObject({
        counts: z.array(count).max(MOST_ARMS),
        shares: z.array(atLeastZero).max(MOST_ARMS),
      }),
    )
    .min(1)
    .max(MOST_CELLS)
    .optional(),
});
export type SampleRatioDocument = z.infer<typeof sampleRatioRequest>;

const adjustRequest = z.strictObject({
  id,
  kind: z.literal('adjust'),
  method: z.enum(['holm', 'benjaminiHochberg']),
  pValues: z.array(chance).max(100_000),
});
export type AdjustDocument = z.infer<typeof adjustRequest>;

const arms = whole('A whole number from 2 to 999', 2, 999);

const planned = {
  id,
  kind: z.literal('power'),
  n: count,
  variants: arms.optional(),
  alpha: within.optional(),
};
const searched = {
  ...planned,
  engine: z.enum(['fixed', 'sequential']).optional(),
  tuning: positive.optional(),
  effect: anyNumber.optional(),
  power: within.optional(),
};
const powerRequest = z.discriminatedUnion('metric', [
  z.strictObject({ ...searched, metric: z.literal('mean'), mean: anyNumber, variance: atLeastZero }),
  z.strictObject({ ...searched, metric: z.literal('proportion'), mean: chance }),
]);
export type PowerDocument = z.infer<typeof powerRequest>;

const sized = {
  id,
  kind: z.literal('sampleSize'),
  minimumDetectableEffect: anyNumber,
  difference: z.enum(['relative', 'absolute']).optional(),
  alpha: within.optional(),
  power: within.optional(),
  variants: arms.optional(),
};
const sampleSizeRequest = z.discriminatedUnion('metric', [
  z.strictObject({
    ...sized,
    metric: z.literal('mean'),
    variance: atLeastZero,
    mean: anyNumber.optional(),
  }),
  z.strictObject({ ...sized, metric: z.literal('proportion'), mean: chance }),
]);
export type SampleSizeDocument = z.infer<typeof sampleSizeRequest>;

/** One line of `ratebook analyse`, its numbers still the text that was written. `id` comes back with the answer. */
export const analysisRequest = z.discriminatedUnion('kind', [
  compareRequest,
  nonInferiorityRequest,
  randomisationRequest,
  sampleRatioRequest,
  adjustRequest,
  powerRequest,
  sampleSizeRequest,
]);
export type AnalysisDocument = z.infer<typeof analysisRequest>;
