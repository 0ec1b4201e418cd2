import * as z from 'zod';
import { decimalText, instantText, keyText } from '../scalars.js';
import { EXAMPLE_RESULTS } from './example-results.js';

const count = z.int().min(0);
const engine = z.enum(['fixed', 'sequential', 'bayesian']);
const direction = z.enum(['higher', 'lower']).describe('Which way is good');
const code = z.string().describe('Stable');
const pValue = z.number().min(0).max(1);
const interval = z
  .tuple([z.number().nullable(), z.number().nullable()])
  .describe('At 1 − alpha for all variants at once; null: no bound to that side');
const effect = z.number().describe('Treatment minus control');

const reason = z
  .strictObject({ code, text: z.string() })
  .meta({ id: 'VerdictReason', description: 'A stable code, and the same in words' });

const fault = z
  .strictObject({ code, message: z.string() })
  .meta({ id: 'ResultFault', description: 'Why there are no figures' });

const verdict = z
  .strictObject({
    word: z
      .enum(['broken', 'stop', 'ship', 'keep running', 'cannot tell'])
      .describe('The first of these, in this order, that holds'),
    variant: keyText.optional().describe('The one to ship, or to stop for'),
    reasons: z.array(reason),
    earliest: instantText.optional().describe('When the plan is complete at the earliest'),
  })
  .meta({ id: 'ExperimentVerdict' });

const figures = z
  .strictObject({
    difference: z
      .enum(['relative', 'absolute'])
      .describe('relative: in shares of the control’s mean, 0.04 is 4 %; absolute: in units of the metric'),
    effect,
    standardError: z.number(),
    ci: interval,
    pValue: pValue.optional(),
    adjustedPValue: pValue.optional().describe('Holm’s, over everything that is looked at together'),
    chanceToWin: z.number().min(0).max(1).optional(),
    risk: z
      .tuple([z.number(), z.number()])
      .optional()
      .describe('What is lost on average by choosing the control, and by choosing the variant'),
    notes: z.array(z.string()).describe('Stable codes of what a reader has to know'),
  })
  .meta({ id: 'ComparedFigures' });

const armFigure = z
  .strictObject({ units: count, mean: decimalText.nullable().describe('null without units') })
  .meta({ id: 'ArmFigure' });

const variantResults = z
  .strictObject({
    variant: keyText,
    control: armFigure,
    treatment: armFigure,
    compared: figures.optional(),
    fault: fault.optional(),
    raw: figures.optional().describe('Neither cut nor adjusted, where the figures are'),
  })
  .meta({ id: 'VariantResults' });

const metricResults = z
  .strictObject({
    key: z.string(),
    direction,
    kind: z.enum(['mean', 'proportion', 'ratio']),
    periods: count,
    cap: decimalText.optional().describe('Most that a unit counts; absent: all of it'),
    variants: z.array(variantResults),
  })
  .meta({ id: 'MetricResults' });

const guardrailResults = z
  .strictObject({
    metric: z.string(),
    direction,
    unit: z
      .enum(['points', 'percent'])
      .optional()
      .describe('Of margins and harms: percentage points of a share, or percent of the control’s mean'),
    variants: z.array(
      z.strictObject({
        variant: keyText,
        margin: z.number().optional().describe('How much worse is put up with, in `unit`'),
        verdict: z.enum(['pass', 'fail', 'inconclusive', 'error']),
        reason: code,
        harm: z
          .strictObject({ estimate: z.number(), atLeast: z.number(), atMost: z.number() })
          .optional()
          .describe('In the units of the margin; the bounds hold however often one looks'),
      }),
    ),
  })
  .meta({ id: 'GuardrailResults' });

const part = z
  .strictObject({ effect, standardError: z.number(), ci: interval.optional() })
  .meta({ id: 'EffectPart' });
const parts = { price: part, behaviour: part, total: part };
const mean = decimalText.nullable();

const billResults = z
  .strictObject({
    variant: keyText,
    split: z
      .strictObject({
        ...parts,
        covariance: z.number().describe('Of price and behaviour: their intervals do not add up'),
        relative: z
          .strictObject(parts)
          .optional()
          .describe('In shares of the control’s mean bill; absent where that would mislead'),
        otherOrder: z
          .strictObject({ price: part, behaviour: part })
          .describe('Behaviour first, under the old price, then the price'),
        isPriceAmbiguous: z
          .boolean()
          .describe('The price raises bills in one order and lowers them in the other'),
      })
      .optional(),
    fault: fault.optional(),
    means: z
      .strictObject({ controlOld: mean, controlNew: mean, treatmentNew: mean, treatmentOld: mean })
      .describe('Mean bills of a unit under the old and the new price; null without units'),
    twoParts: z
      .strictObject({ conversion: decimalText, revenuePerPayer: decimalText })
      .optional()
      .describe(
        'The difference in what was paid, by more payers and by more of each. It describes, and proves nothing',
      ),
  })
  .meta({ id: 'BillResults' });

const armResults = z
  .strictObject({
    key: keyText,
    isClosed: z.boolean().describe('It was dropped: its figures are shown, and decide nothing'),
    enrolled: count,
    mature: count.describe('Watched to the end: the units that are compared'),
    realisedPrice: z
      .number()
      .nullable()
      .describe('What was paid of what the arm’s price asked for, 1 for all; null where that is nothing'),
    conceded: z
      .number()
      .nullable()
      .describe('Share of the mature units that paid less than their arm’s price; null without units'),
    overridden: count,
    overriddenPValue: pValue.optional().describe('Of a share as far from the control’s by chance'),
    concededPValue: pValue.optional().describe('Of a share as far from the control’s by chance'),
  })
  .meta({ id: 'ArmResults' });

const listedResults = z
  .strictObject({
    variant: keyText,
    units: count.describe('Of the variant and the control, in blocks that have units of both'),
    effect: effect.optional().describe('In units of the metric: the mean over blocks'),
    pValue: pValue.optional().describe('To both sides, of all assignments that the draw might have made'),
    adjustedPValue: pValue.optional().describe('The same among all variants (Holm)'),
    isExact: z
      .boolean()
      .optional()
      .describe('Every possible assignment was looked at; else so many were drawn'),
    assignments: count.optional(),
    fault: fault.optional(),
  })
  .meta({ id: 'ListedResults' });

const sampleRatioResults = z
  .strictObject({
    observed: z.array(count),
    expected: z.array(z.number()),
    unexpected: count.describe('Units of arms that nobody could get'),
    pValue: pValue.nullable().describe('At this one look; null where too few units are expected in an arm'),
    withinPhasesPValue: pValue
      .nullable()
      .describe('The same of every phase by itself: finds what phases hide from each other'),
    logEvidence: z
      .number()
      .describe('Natural logarithm of the evidence that may be looked at any time; 1,000 to 1 is the alarm'),
    isAlarm: z.boolean(),
  })
  .meta({ id: 'SampleRatioResults' });

export const experimentResultsReply = z
  .strictObject({
    experiment: keyText,
    asOf: instantText.describe('What had happened by then, and nothing later'),
    currency: z.string().optional().describe('Of all amounts, ISO 4217'),
    periods: count.describe('Whole billing periods in which each unit is watched'),
    engine,
    alpha: z.number().describe('Of all variants together'),
    verdict,
    primary: metricResults,
    secondary: z.array(metricResults),
    guardrails: z.array(guardrailResults),
    overTime: z.array(metricResults).describe('Revenue after 1, 2, … periods, of the same units'),
    segments: z
      .array(
        z
          .strictObject({ attribute: z.string(), value: z.string(), variants: z.array(variantResults) })
          .meta({ id: 'SegmentResults' }),
      )
      .describe('The primary metric of parts of the units'),
    listed: z
      .array(listedResults)
      .describe('The primary metric of a fixed list, by the draw alone; empty where there is none'),
    bills: z.array(billResults).describe('How much is the price, and how much is what people do under it'),
    sampleRatio: sampleRatioResults,
    arms: z.array(armResults).describe('The control first'),
    alarms: z.array(reason),
  })
  .meta({ id: 'ExperimentResults', examples: [EXAMPLE_RESULTS] });
export type ExperimentResultsReply = z.infer<typeof experimentResultsReply>;
