import * as z from 'zod';
import { instantText, keyText } from '../scalars.js';

const count = z.int().min(0);
const reason = z.string().min(1).max(2_000);

export const pauseExperimentRequest = z
  .strictObject({ reason: reason.optional() })
  .meta({ id: 'PauseExperimentRequest', examples: [{ reason: 'the price page is rewritten' }] });
export type PauseExperimentRequest = z.infer<typeof pauseExperimentRequest>;

export const resumeExperimentRequest = z
  .strictObject({
    reason: reason
      .optional()
      .describe('Needed where a gate paused it: what it said is accepted in this stage'),
  })
  .meta({ id: 'ResumeExperimentRequest', examples: [{ reason: 'the price page is there' }] });
export type ResumeExperimentRequest = z.infer<typeof resumeExperimentRequest>;

export const emergencyStopRequest = z
  .strictObject({ reason })
  .meta({ id: 'EmergencyStopRequest', examples: [{ reason: 'the variant bills twice' }] });
export type EmergencyStopRequest = z.infer<typeof emergencyStopRequest>;

const gate = z
  .strictObject({
    type: z.string(),
    listed: z.boolean().describe('Its stage lists it: it must pass to leave. Others are watched alone'),
    dryRun: z.boolean().describe('Reports, and cannot act'),
    verdict: z.enum(['pass', 'fail', 'inconclusive', 'error']),
    action: z
      .enum(['pass', 'hold', 'pause', 'stopEnrolment', 'rollback'])
      .describe('What follows from it, unless a person has accepted it'),
    reason: z.string().describe('A stable code'),
    figures: z.record(z.string(), z.string()),
  })
  .meta({ id: 'GateReading' });

const EXAMPLE_PREVIEW = {
  experiment: 'example-rate',
  timeZone: 'America/New_York',
  stages: [
    {
      stage: 1,
      coverage: '20',
      entersAt: '2027-02-01T14:00:00Z',
      local: '2027-02-01T09:00:00-05:00',
      gates: ['sampleRatio'],
      buckets: { control: 1000, 'lower-rate': 1000 },
    },
  ],
  completesAt: '2027-04-04T13:00:00Z',
};

export const experimentPreviewReply = z
  .strictObject({
    experiment: keyText,
    timeZone: z.string().describe('That of the windows, UTC without any'),
    stages: z.array(
      z.strictObject({
        stage: z.int().min(1),
        coverage: z.string().describe('Percent of each arm’s buckets'),
        entersAt: instantText.describe('If no gate holds those before it'),
        local: z.string().describe('The same by the clocks of the time zone'),
        gates: z.array(z.string()).describe('What has to pass to leave it'),
        buckets: z.record(z.string(), count).describe('Live ones of each variant, of 10,000'),
      }),
    ),
    completesAt: instantText.describe('When the last stage is left at the earliest'),
  })
  .meta({ id: 'ExperimentPreview', examples: [EXAMPLE_PREVIEW] });
export type ExperimentPreviewReply = z.infer<typeof experimentPreviewReply>;

const EXAMPLE_STATUS = {
  experiment: 'example-rate',
  state: 'running',
  rollout: 'ramping',
  revision: 3,
  stage: 1,
  enteredAt: '2027-02-01T14:00:00Z',
  dueAt: '2027-04-04T14:00:00Z',
  completesAt: '2027-07-06T14:00:00Z',
  pausedAt: null,
  pauseReason: null,
  enrolmentHeldAt: null,
  checkedAt: '2027-02-01T14:00:00Z',
  nextCheckAt: '2027-02-01T14:10:00Z',
  stages: [
    { stage: 1, coverage: '20', entered: true, at: '2027-02-01T14:00:00Z', gates: [] },
    { stage: 2, coverage: '100', entered: false, at: '2027-04-04T14:00:00Z', gates: ['sample'] },
  ],
  gates: [
    {
      type: 'sampleRatio',
      listed: false,
      dryRun: false,
      verdict: 'inconclusive',
      action: 'pass',
      reason: 'too-few-units',
      figures: { evidence: '1.000', unexpected: '0', 'of control': '0 of 0.00 expected' },
    },
  ],
  evidence: {
    hash: '690213d5fe6ff7d9002349e4fc2e7e29f9e80b487aafd6f538cd403abc8f5695',
    at: '2027-02-01T14:00:00Z',
  },
  variants: [{ key: 'control', units: 0, workspaces: 0, exposed: 0 }],
  history: [
    {
      kind: 'entered',
      stage: 1,
      at: '2027-02-01T14:00:00Z',
      by: 'ada',
      reason: null,
    },
  ],
};

export const experimentStatusReply = z
  .strictObject({
    experiment: keyText,
    state: z.enum(['running', 'stopped', 'ended']),
    rollout: z.enum(['ramping', 'paused', 'done']),
    revision: z.int().min(1).describe('Of the rollout: grows with every look'),
    stage: z.int().min(1),
    enteredAt: instantText,
    dueAt: instantText.nullable().describe('When the present stage was held long enough, inside the windows'),
    completesAt: instantText.nullable().describe('At the earliest, if no gate holds any stage'),
    pausedAt: instantText.nullable(),
    pauseReason: z.string().nullable(),
    enrolmentHeldAt: instantText.nullable().describe('Since when nobody new enrols, as the budget is spent'),
    checkedAt: instantText.nullable(),
    nextCheckAt: instantText.nullable(),
    stages: z.array(
      z.strictObject({
        stage: z.int().min(1),
        coverage: z.string().describe('Percent of each arm’s buckets'),
        entered: z.boolean(),
        at: instantText
          .nullable()
          .describe('When it was entered, or is at the earliest; null for one that was passed by'),
        gates: z.array(z.string()).describe('What has to pass to leave it'),
      }),
    ),
    gates: z.array(gate).describe('What each says now, in the order of the looks'),
    evidence: z
      .strictObject({ hash: z.string(), at: instantText })
      .nullable()
      .describe('What an approval of the stage names: kept whenever a gate says something else'),
    variants: z.array(z.strictObject({ key: keyText, units: count, workspaces: count, exposed: count })),
    history: z.array(
      z.strictObject({
        kind: z.enum([
          'entered',
          'paused',
          'resumed',
          'approved',
          'enrolment-held',
          'enrolment-released',
          'completed',
          'stopped',
        ]),
        stage: z.int().min(1),
        at: instantText,
        by: z.string(),
        reason: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'ExperimentStatus', examples: [EXAMPLE_STATUS] });
export type ExperimentStatusReply = z.infer<typeof experimentStatusReply>;
