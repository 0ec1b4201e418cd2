import * as z from 'zod';
import { instantText, keyText } from '../scalars.js';
import { workspaceIdText } from './workspaces.js';

const attributeValue = z.union([z.string().max(500), z.boolean(), z.array(z.string().max(500)).max(100)]);

export const assignRequest = z
  .strictObject({
    workspace: workspaceIdText.optional(),
    subject: workspaceIdText
      .optional()
      .describe(
        'Somebody who is no workspace yet; with a workspace: who signs up and keeps the subject’s arm',
      ),
    attributes: z
      .record(z.string().min(1).max(128), attributeValue)
      .optional()
      .describe('Of a subject that is no workspace yet'),
  })
  .refine(({ workspace, subject }) => workspace !== undefined || subject !== undefined, {
    message: 'name a workspace or a subject',
  })
  .refine(({ workspace, attributes }) => workspace === undefined || attributes === undefined, {
    message: 'a workspace has its attributes stored: leave them out',
    path: ['attributes'],
  })
  .meta({ id: 'AssignRequest', examples: [{ subject: 'visitor-1' }] });
export type AssignRequestDocument = z.infer<typeof assignRequest>;

const EXAMPLE = {
  experiment: 'example-rate',
  workspace: null,
  subject: 'visitor-1',
  variant: null,
  package: null,
  reason: 'not-on-control',
  attribute: null,
  bucket: 4625,
  enrolled: false,
  startsAt: null,
};

export const assignReply = z
  .strictObject({
    experiment: keyText,
    workspace: z.string().nullable(),
    subject: z.string().nullable(),
    variant: z.string().nullable().describe('None: the price is what it is without the experiment'),
    package: z.string().nullable().describe('The version that it is priced with'),
    reason: z
      .enum([
        'assigned',
        'enrolled',
        'enrolment-stopped',
        'overridden',
        'held-out',
        'not-in-layer',
        'not-in-cohort',
        'not-on-control',
        'locked',
        'not-new',
        'period-decided',
        'period-over',
        'enrolment-held',
        'not-covered',
        'arm-closed',
        'awaits-renewal',
        'awaits-notice',
      ])
      .describe('`enrolled`: it had its arm before'),
    attribute: z.string().nullable().describe('What the cohort asks for and is not given'),
    bucket: z.int().min(0).max(9_999).nullable(),
    enrolled: z.boolean().describe('Whether the arm is kept for ever'),
    startsAt: instantText.nullable().describe('Where a workspace’s price begins'),
  })
  .meta({ id: 'Assignment', examples: [EXAMPLE] });
export type AssignReply = z.infer<typeof assignReply>;

export const unitReply = z
  .strictObject({
    experiment: keyText,
    unit: z.string().describe('A billing account, a workspace or a subject'),
    variant: z.string(),
    package: z.string(),
    reason: z.string(),
    bucket: z.int().min(0).max(9_999).nullable().describe('None of a unit of a fixed list'),
    stratum: z.string().nullable(),
    block: z.int().min(1).nullable(),
    phase: z.int().min(1),
    attributes: z.record(z.string(), z.unknown()).describe('As they were when it enrolled'),
    at: instantText.describe('When it was decided'),
    exposedAt: instantText.nullable().describe('When its price was told first'),
    workspaces: z
      .array(z.strictObject({ workspace: z.string(), startsAt: instantText }))
      .describe('Who shares it, at most a thousand, and where each price begins'),
  })
  .meta({
    id: 'AssignedUnit',
    examples: [
      {
        experiment: 'example-rate',
        unit: 'acme',
        variant: 'control',
        package: 'example@1',
        reason: 'assigned',
        bucket: 42,
        stratum: null,
        block: null,
        phase: 1,
        attributes: { country: 'us' },
        at: '2027-02-02T09:00:00Z',
        exposedAt: '2027-02-02T09:00:00Z',
        workspaces: [{ workspace: 'acme', startsAt: '2027-03-01T00:00:00Z' }],
      },
    ],
  });
export type UnitReply = z.infer<typeof unitReply>;

export const drawListRequest = z
  .strictObject({
    units: z
      .array(
        z.strictObject({
          workspace: workspaceIdText,
          stratum: z.string().min(1).max(128).describe('Arms are balanced among those of one stratum'),
          covariates: z
            .record(z.string().min(1).max(64), z.string().regex(/^-?\d{1,18}(?:\.\d{1,12})?$/))
            .optional()
            .describe('Decimals as text: what the balance is looked at by'),
        }),
      )
      .min(1)
      .max(1_000),
    dryRun: z.boolean().optional().describe('Draws, shows the balance, and keeps nothing'),
  })
  .meta({
    id: 'DrawListRequest',
    examples: [
      { units: [{ workspace: 'acme', stratum: 'large', covariates: { bill: '1200.00' } }], dryRun: true },
    ],
  });
export type DrawListRequest = z.infer<typeof drawListRequest>;

const count = z.int().min(0);
export const drawListReply = z
  .strictObject({
    seed: z.string().describe('The experiment’s: the same list gives the same arms'),
    dryRun: z.boolean(),
    blockSize: z.int().min(1).describe('Every whole block of a stratum holds each arm in its share'),
    drawn: z.array(
      z.strictObject({
        workspace: z.string(),
        unit: z.string(),
        stratum: z.string(),
        block: z.int().min(1),
        variant: z.string(),
      }),
    ),
    leftOut: z.array(
      z.strictObject({
        workspace: z.string(),
        reason: z.enum([
          'unknown',
          'enrolled',
          'overridden',
          'held-out',
          'locked',
          'not-in-cohort',
          'not-on-control',
        ]),
      }),
    ),
    balance: z
      .array(
        z.strictObject({
          stratum: z.string(),
          arms: z.array(z.strictObject({ variant: z.string(), units: count })),
        }),
      )
      .describe('How many units of each stratum have which arm'),
    covariates: z.array(
      z.strictObject({
        name: z.string(),
        arms: z.array(z.strictObject({ variant: z.string(), units: count, mean: z.string().nullable() })),
      }),
    ),
  })
  .meta({
    id: 'DrawnList',
    examples: [
      {
        seed: 'example-rate-2027',
        dryRun: true,
        blockSize: 4,
        drawn: [],
        leftOut: [{ workspace: 'acme', reason: 'not-on-control' }],
        balance: [],
        covariates: [
          {
            name: 'bill',
            arms: [
              { variant: 'control', units: 0, mean: null },
              { variant: 'lower-rate', units: 0, mean: null },
              { variant: 'same-rate', units: 0, mean: null },
            ],
          },
        ],
      },
    ],
  });
