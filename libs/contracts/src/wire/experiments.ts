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
  .strictObject({
    contentHash: hashText.optional().describe('Of what is meant to be started'),
    reason: z
      .string()
      .min(1)
      .max(2_000)
      .optional()
      .describe(
        'Needed where bills would rise by more than `limits` allow, or what is `worthwhile` can hardly be shown: why that is accepted',
      ),
  })
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
