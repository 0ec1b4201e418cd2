import * as z from 'zod';
import { conditionDocument } from './condition-document.js';
import {
  booleanText,
  countText,
  instantText,
  keyText,
  plainText,
  positiveText,
  priceText,
} from './scalars.js';

/** Metrics that need no declaration; `rules/metrics.yaml` adds to them. */
export const BUILT_IN_METRICS = [
  'revenue-per-workspace',
  'conversion',
  'retention',
  'churn',
  'usage-per-workspace',
  'downgrade',
  'margin-per-workspace',
] as const;

const duration = z
  .string()
  .max(20)
  .meta({ id: 'Duration', description: 'Whole minutes, hours or days', examples: ['90m', '72h', '31d'] });

const action = z.enum(['hold', 'pause', 'stopEnrolment', 'rollback']);
const policy = z
  .strictObject({
    fail: action.optional(),
    inconclusive: z.union([action, z.literal('pass')]).optional(),
    error: action.optional(),
  })
  .describe('What follows from each verdict; what is left out keeps its default');

const common = { on: policy.optional(), dryRun: booleanText.optional().describe('Reports, and cannot act') };
const gateDocument = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('sample'), perVariant: countText, ...common }),
    z.strictObject({ type: z.literal('billingCycles'), count: countText, ...common }),
    z.strictObject({ type: z.literal('exposures'), perVariant: countText, ...common }),
    z.strictObject({
      type: z.enum(['sampleRatio', 'guardrails', 'budget', 'freshness', 'quoteErrors', 'approval']),
      ...common,
    }),
  ])
  .meta({ id: 'Gate', description: 'A condition to leave the stage' });

const stageDocument = z
  .strictObject({
    coverage: priceText.describe('Percent of each arm’s buckets that are live'),
    holdFor: duration.describe('How long at least, counted from the stage’s entry'),
    gates: z.array(gateDocument).max(20).optional(),
  })
  .meta({ id: 'Stage' });

const rolloutDocument = z.strictObject({
  startsAt: instantText,
  maxLateness: duration.optional().describe('Later than this the rollout pauses instead of catching up'),
  windows: z
    .strictObject({
      timeZone: z.string().min(1).max(64),
      allow: z.string().min(1).max(100).describe('Cron fields: a minute that matches is inside'),
      freeze: z.array(z.string().max(10)).max(366).optional().describe('Whole local days'),
    })
    .optional(),
  stages: z.array(stageDocument).min(1).max(50),
  budget: z.strictObject({ revenueAtRisk: positiveText }).optional(),
});

const guardrailDocument = z.strictObject({
  metric: keyText,
  notWorseBy: z
    .union([z.literal('breakEven'), priceText])
    .optional()
    .describe('Percentage points of a proportion, else percent of control’s mean; or breakEven'),
  onFail: action.optional(),
});

export const experimentDocument = z
  .strictObject({
    schema: z.literal('ratebook/experiment-v1'),
    experiment: keyText.describe('Its key, which is the file’s name'),
    hypothesis: plainText.optional(),
    seed: z.string().max(200).describe('8 to 64 ASCII characters, unique for ever; frozen once started'),
    layer: z
      .strictObject({ key: keyText, from: countText, to: countText })
      .optional()
      .describe('A half-open slice of the layer’s 10,000 buckets'),
    cohort: conditionDocument.optional().describe('Which workspaces take part; everybody when left out'),
    enrol: z.enum(['new', 'renewal', 'now']).describe('When a workspace may enter'),
    variants: z
      .array(
        z.strictObject({
          key: keyText,
          package: z.string().max(80).describe('A version: `team@3`'),
          weight: positiveText,
        }),
      )
      .min(1)
      .max(100)
      .describe('The first is the control'),
    rollout: rolloutDocument.optional(),
    limits: z
      .strictObject({ maxIncreasePerWorkspace: priceText.optional(), notice: duration.optional() })
      .optional(),
    metrics: z
      .strictObject({
        primary: keyText,
        window: countText.optional().describe('Whole billing periods (1)'),
        worthwhile: priceText.optional().describe('Percent: smaller gains are not worth a change'),
        secondary: z.array(keyText).max(50).optional(),
        guardrails: z.array(guardrailDocument).max(50).optional(),
        analysis: z
          .strictObject({
            engine: z.enum(['fixed', 'sequential', 'bayesian']),
            alpha: positiveText.optional(),
            cuped: booleanText.optional(),
            winsorise: positiveText.optional(),
            plannedPerVariant: countText.optional(),
            minPerVariant: countText.optional(),
            maxLoss: positiveText.optional(),
          })
          .optional(),
      })
      .optional(),
    after: z
      .strictObject({ priceLock: countText, thenApply: z.enum(['keep', 'winner', 'control', 'lowest']) })
      .optional(),
  })
  .meta({ title: 'Ratebook experiment', description: 'Which workspaces see which price, and for how long' });
export type ExperimentDocument = z.infer<typeof experimentDocument>;

export const holdoutsDocument = z
  .strictObject({
    schema: z.literal('ratebook/holdouts-v1'),
    holdouts: z
      .array(
        z.strictObject({
          key: keyText,
          share: positiveText.describe('Percent of all units'),
          packages: z.union([z.literal('all'), z.array(keyText).min(1).max(1000)]),
          until: instantText,
        }),
      )
      .max(100),
  })
  .meta({ title: 'Ratebook holdouts', description: 'Who enters no experiment, and until when' });
export type HoldoutsDocument = z.infer<typeof holdoutsDocument>;

export const metricsDocument = z
  .strictObject({
    schema: z.literal('ratebook/metrics-v1'),
    metrics: z
      .array(
        z.strictObject({
          key: keyText,
          title: plainText.optional(),
          kind: z.enum(['mean', 'proportion', 'ratio']),
          outcome: keyText.describe('The type of the outcomes that are summed, or had at all'),
          denominator: keyText.optional().describe('Of a ratio: the type of the outcomes below the line'),
          direction: z.enum(['higher', 'lower']).describe('Which way is good'),
          within: duration.optional().describe('How long after the first exposure an outcome counts'),
        }),
      )
      .max(200),
  })
  .meta({
    title: 'Ratebook metrics',
    description: 'What experiments are judged by, beside the built-in metrics',
  });
export type MetricsDocument = z.infer<typeof metricsDocument>;
