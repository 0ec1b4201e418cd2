import * as z from 'zod';

/**
 * A number as it was written, in quotes or not: its digits are kept until moments are centred. At most 64 digits before
 * and after the point, and an exponent that a binary number could have.
 */
const NUMBER = /^-?(?:0|[1-9]\d{0,63})(?:\.\d{1,64})?(?:[eE][+-]?(?:\d|[1-9]\d|[12]\d\d|30[0-8]))?$/;
const POSITIVE = /^(?=[^eE]*[1-9])(?!-)/;

/** A text that is as `says` says, which is also how its fault is told. */
const text = (pattern: RegExp, says: string) => z.string().regex(pattern, says).describe(says);
const bounded = (says: string, holds: (value: number) => boolean) =>
  text(NUMBER, says).refine((written) => holds(Number(written)), says);

const anyNumber = text(NUMBER, 'A number, or a decimal in quotes');
const positive = text(NUMBER, 'A number above 0').regex(POSITIVE, 'A number above 0');
const atLeastZero = text(NUMBER, 'A number of at least 0').regex(/^(?!-)/, 'A number of at least 0');
const count = text(/^(?:0|[1-9]\d{0,14})$/, 'A whole number');
const within = bounded('A number between 0 and 1', (value) => value > 0 && value < 1);
const chance = bounded('A number from 0 to 1', (value) => value >= 0 && value <= 1);

const id = z
  .union([z.string().max(200), z.int()])
  .optional()
  .describe('A text of at most 200 characters, or a whole number');
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

const comparison = {
  id,
  kind: z.literal('compare'),
  difference: z.enum(['relative', 'absolute']).optional(),
  engine: z.enum(['fixed', 'sequential', 'bayesian']).optional(),
  sides: z.enum(['two', 'greater', 'less']).optional(),
  alpha: within.optional(),
  tuning: positive.optional(),
  cuped: z.boolean().optional(),
  inverse: z.boolean().optional(),
  prior: z.strictObject({ mean: anyNumber, variance: positive }).optional(),
};
const compareRequest = z.discriminatedUnion('metric', [
  z.strictObject({ ...comparison, metric: z.literal('mean'), control: meanArm, treatment: meanArm }),
  z.strictObject({
    ...comparison,
    metric: z.literal('proportion'),
    control: proportionArm,
    treatment: proportionArm,
  }),
  z.strictObject({ ...comparison, metric: z.literal('ratio'), control: ratioArm, treatment: ratioArm }),
]);
export type CompareDocument = z.infer<typeof compareRequest>;

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

const arms = text(/^(?:[2-9]|[1-9]\d{1,2})$/, 'A whole number from 2 to 999');

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
  sampleRatioRequest,
  adjustRequest,
  powerRequest,
  sampleSizeRequest,
]);
export type AnalysisDocument = z.infer<typeof analysisRequest>;
