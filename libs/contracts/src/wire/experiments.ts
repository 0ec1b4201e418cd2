import * as z from 'zod';
import { instantText, keyText } from '../scalars.js';
import { diagnosticReply } from './diagnostics.js';
import {
  EXAMPLE_EXPERIMENT,
  EXAMPLE_EXPERIMENT_HASH,
  EXAMPLE_EXPERIMENT_SOURCE,
  EXAMPLE_EXPERIMENT_SUMMARY,
} from './example-experiment.js';
import { pageOf } from './page.js';
import { migrationReply } from './subscription-migrations.js';
import { pathText, sourceText } from './rule-file-text.js';

const hashText = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SHA-256 of the canonical document');
const count = z.int().min(0);

export const putExperimentRequest = z
  .strictObject({
    source: sourceText.describe('The experiment file as text'),
    path: pathText.optional(),
    holdouts: sourceText.optional().describe('Text of holdouts.yaml: they begin with its start'),
    metrics: sourceText.optional().describe('Text of metrics.yaml'),
  })
  .meta({ id: 'PutExperimentRequest', examples: [{ source: EXAMPLE_EXPERIMENT_SOURCE }] });
export type PutExperimentRequest = z.infer<typeof putExperimentRequest>;

export const submitExperimentRequest = z
  .strictObject({})
  .meta({ id: 'SubmitExperimentRequest', examples: [{}] });

export const decideExperimentRequest = z
  .strictObject({
    contentHash: hashText.describe('Of what was looked at'),
    comment: z.string().max(2_000).optional(),
  })
  .meta({
    id: 'DecideExperimentRequest',
    examples: [{ contentHash: EXAMPLE_EXPERIMENT_HASH, comment: 'as agreed in the pricing meeting' }],
  });
export type DecideExperimentRequest = z.infer<typeof decideExperimentRequest>;

export const approveExperimentRequest = z
  .strictObject({
    contentHash: hashText.optional().describe('Of the file that was looked at, in review'),
    stage: z.int().min(1).optional().describe('Of a running experiment: its present stage'),
    evidenceHash: hashText.optional().describe('Of what its gates said, as its status shows it'),
    comment: z.string().max(2_000).optional(),
  })
  .refine(
    ({ contentHash, stage, evidenceHash }) =>
      (contentHash === undefined) !== (evidenceHash === undefined) &&
      (stage === undefined) === (evidenceHash === undefined),
    'name `contentHash` for a file in review, or `stage` and `evidenceHash` for a stage of a running one',
  )
  .meta({
    id: 'ApproveExperimentRequest',
    examples: [{ contentHash: EXAMPLE_EXPERIMENT_HASH, comment: 'as agreed in the pricing meeting' }],
  });
export type ApproveExperimentRequest = z.infer<typeof approveExperimentRequest>;

export const startExperimentRequest = z
  .strictObject({ contentHash: hashText.optional().describe('Of what is meant to be started') })
  .meta({ id: 'StartExperimentRequest', examples: [{}] });
export type StartExperimentRequest = z.infer<typeof startExperimentRequest>;

const state = z.enum(['draft', 'in-review', 'running', 'stopped', 'ended']);
const summary = {
  experiment: keyText,
  state,
  revision: z.int().min(1).describe('Grows with every change: the ETag'),
  contentHash: hashText,
  package: keyText,
  seed: z.string(),
  enrol: z.enum(['new', 'renewal', 'now']),
  layer: z.strictObject({ key: keyText, from: count, to: count }).nullable(),
  createdAt: instantText,
  updatedAt: instantText,
  startedAt: instantText.nullable(),
  startedBy: z.string().nullable(),
  stoppedAt: instantText.nullable().describe('Nobody enrols from then on'),
  stoppedBy: z.string().nullable(),
  stopReason: z.string().nullable(),
  endedAt: instantText.nullable(),
};

const variant = z
  .strictObject({
    key: keyText,
    package: z.string().describe('The version that its members are quoted with'),
    weight: z.string(),
    liveBuckets: count.describe('Of 10,000; what every expected share is counted from'),
    units: count.describe('Billing accounts and workspaces that have it'),
    workspaces: count,
    exposed: count.describe('Units that have seen its price'),
    closedAt: instantText.nullable().describe('Nobody new gets it from then on'),
    closedBy: z.string().nullable(),
  })
  .meta({ id: 'ExperimentVariant' });

export const experimentReply = z
  .strictObject({
    ...summary,
    variants: z.array(variant).describe('The first is the control'),
    stages: z.array(
      z.strictObject({ coverage: z.string(), entersAt: instantText.describe('At the earliest') }),
    ),
    liveFrom: instantText.nullable().describe('When the first buckets are live'),
    writtenBy: z.array(z.string()),
    submittedBy: z.string().nullable(),
    approvals: z
      .array(
        z.strictObject({
          verdict: z.enum(['approve', 'reject']),
          holder: z.string(),
          comment: z.string().nullable(),
          at: instantText,
        }),
      )
      .describe('Of the present submission'),
    source: z.string().describe('The file as it was written'),
    diagnostics: z.array(diagnosticReply).describe('Warnings, where the file was judged just now'),
  })
  .meta({ id: 'Experiment', examples: [EXAMPLE_EXPERIMENT] });
export type ExperimentReply = z.infer<typeof experimentReply>;

export const experimentSummary = z
  .strictObject(summary)
  .meta({ id: 'ExperimentSummary', examples: [EXAMPLE_EXPERIMENT_SUMMARY] });
export const experimentPage = pageOf(experimentSummary, 'ExperimentPage');

const EXAMPLE_STOP = { verb: 'stop-enrolment', dryRun: true, reason: 'the question is answered' };

export const stopExperimentRequest = z
  .strictObject({
    verb: z
      .enum(['stop-enrolment', 'revert-never-billed', 'revert-at-renewal'])
      .describe(
        'Every one ends enrolment. Prices last as the file says; or those that are on no bill are taken back; or all end with the present period',
      ),
    dryRun: z.boolean().optional().describe('Says whom it touches and what they pay, and changes nothing'),
    reason: z.string().min(1).max(2_000).optional(),
  })
  .meta({ id: 'StopExperimentRequest', examples: [EXAMPLE_STOP] });
export type StopExperimentRequest = z.infer<typeof stopExperimentRequest>;

export const dropVariantRequest = z
  .strictObject({
    variant: keyText,
    dryRun: z.boolean().optional().describe('Says whether it could be, and changes nothing'),
    reason: z.string().min(1).max(2_000).optional(),
  })
  .meta({
    id: 'DropVariantRequest',
    examples: [{ variant: 'lower-rate', dryRun: true, reason: 'nobody takes it' }],
  });
export type DropVariantRequest = z.infer<typeof dropVariantRequest>;

const amount = z.string().describe('The period in which the price changes, without usage');
export const stopExperimentReply = z
  .strictObject({
    verb: z.string(),
    dryRun: z.boolean(),
    lasting: count.describe('Workspaces whose price lasts on'),
    revoked: count.describe('Workspaces whose price is taken back'),
    unpriceable: count.describe('Workspaces whose price changes, to what cannot be said'),
    money: z
      .array(
        z.strictObject({
          currency: z.string(),
          workspaces: count,
          before: amount,
          after: amount,
          difference: amount,
        }),
      )
      .describe('Of those whose price changes now or with the next renewal'),
    locks: z
      .array(
        z.strictObject({
          workspace: z.string(),
          variant: z.string(),
          effect: z.enum(['lasts', 'revoked']),
          until: instantText.nullable(),
          currency: z.string().nullable(),
          before: amount.nullable(),
          after: amount.nullable(),
        }),
      )
      .describe('The first thousand, in the order of their workspaces'),
    experiment: experimentReply,
  })
  .meta({
    id: 'ExperimentStop',
    examples: [
      {
        verb: 'stop-enrolment',
        dryRun: true,
        lasting: 0,
        revoked: 0,
        unpriceable: 0,
        money: [],
        locks: [],
        experiment: EXAMPLE_EXPERIMENT,
      },
    ],
  });
export type StopExperimentReply = z.infer<typeof stopExperimentReply>;

const EXAMPLE_SHIP = {
  variant: 'lower-rate',
  from: '2027-06-01T00:00:00Z',
  reason: 'revenue per workspace rose',
  dryRun: true,
};

export const shipExperimentRequest = z
  .strictObject({
    variant: keyText,
    from: instantText.describe('From when on its version is current for everybody'),
    reason: z.string().min(1).max(500),
    dryRun: z.boolean().optional().describe('Says what would follow, and changes nothing'),
  })
  .meta({ id: 'ShipExperimentRequest', examples: [EXAMPLE_SHIP] });
export type ShipExperimentRequest = z.infer<typeof shipExperimentRequest>;

export const shipExperimentReply = z
  .strictObject({
    state: z
      .enum(['in-review', 'shipped'])
      .describe('in-review: somebody else approves the promotion of the version, then ask again'),
    dryRun: z.boolean(),
    variant: keyText,
    package: z.string(),
    from: instantText,
    stop: stopExperimentReply.describe('What becomes of the prices that the experiment gave'),
    migration: migrationReply
      .nullable()
      .describe('Everybody else’s move, as a draft; null when there is none'),
  })
  .meta({
    id: 'ExperimentShip',
    examples: [
      {
        state: 'in-review',
        dryRun: true,
        variant: 'lower-rate',
        package: 'example@2',
        from: '2027-06-01T00:00:00Z',
        stop: {
          verb: 'stop-enrolment',
          dryRun: true,
          lasting: 0,
          revoked: 0,
          unpriceable: 0,
          money: [],
          locks: [],
          experiment: EXAMPLE_EXPERIMENT,
        },
        migration: null,
      },
    ],
  });
export type ShipExperimentReply = z.infer<typeof shipExperimentReply>;
