import * as z from 'zod';
import { instantText, keyText } from '../scalars.js';
import { subscriptionIdText } from './subscriptions.js';
import { workspaceIdText } from './workspaces.js';

const names = {
  packages: z.array(keyText).min(1).max(1_000),
  workspaces: z.array(workspaceIdText).min(1).max(1_000),
};

export const closePeriodsRequest = z
  .strictObject({
    until: instantText
      .optional()
      .describe(
        'Closes periods that end then or before; now when left out. An hour back lets events still come',
      ),
    since: instantText
      .optional()
      .describe(
        'Leaves periods open that begin before; none when left out: for whoever was billed elsewhere',
      ),
    packages: names.packages.optional().describe('Of these packages alone'),
    workspaces: names.workspaces.optional().describe('Of these workspaces alone'),
    reason: z.string().min(1).max(500).optional().describe('For the audit'),
  })
  .meta({ id: 'ClosePeriodsRequest', examples: [{ until: '2026-11-01T00:00:00Z' }] });
export type ClosePeriodsRequest = z.infer<typeof closePeriodsRequest>;

const count = z.int().min(0);

const periodFailure = z
  .strictObject({
    subscription: subscriptionIdText,
    workspace: z.string(),
    from: instantText,
    to: instantText,
    code: z.string(),
    message: z.string(),
  })
  .meta({ id: 'PeriodFailure', description: 'It stays closing; the next close takes it again' });

const periodTotals = z
  .strictObject({
    currency: z.string(),
    finals: count.describe('How many final quotes'),
    total: z.string().describe('Their sum'),
    adjustments: count,
    difference: z.string().describe('The sum of what they change'),
  })
  .meta({ id: 'PeriodTotals' });

export const periodCloseReply = z
  .strictObject({
    id: z.string().describe('pcl_…'),
    state: z.enum(['running', 'ended']),
    until: instantText,
    since: instantText.nullable(),
    packages: z.array(z.string()).nullable().describe('Null: all'),
    workspaces: z.array(z.string()).nullable().describe('Null: all'),
    shards: z
      .strictObject({ total: count, marked: count, done: count })
      .describe('Ranges of subscriptions: how many have their periods listed, and how many are done'),
    periods: z
      .strictObject({
        pending: count,
        final: count.describe('They have their final quote'),
        adjusted: count.describe('They were final before, and have an adjustment for events that came late'),
        unchanged: count.describe('Another close was faster'),
        failed: count,
      })
      .meta({ id: 'PeriodCloseProgress' }),
    failures: z.array(periodFailure).describe('The first hundred periods that could not be billed'),
    totals: z.array(periodTotals).nullable().describe('What was billed; null until it has ended'),
    reason: z.string().nullable(),
    createdBy: z.string(),
    createdAt: instantText,
    endedAt: instantText.nullable(),
  })
  .meta({
    id: 'PeriodClose',
    examples: [
      {
        id: 'pcl_01a8f3c2-8c00-7000-8000-000000000003',
        state: 'ended',
        until: '2027-02-01T00:00:00Z',
        since: null,
        packages: null,
        workspaces: null,
        shards: { total: 1, marked: 1, done: 1 },
        periods: { pending: 0, final: 2, adjusted: 1, unchanged: 0, failed: 1 },
        failures: [
          {
            subscription: 'sub_01a8f3c2-8c00-7000-8000-000000000001',
            workspace: 'globex',
            from: '2027-01-01T00:00:00Z',
            to: '2027-02-01T00:00:00Z',
            code: 'usage.too-many-events',
            message: 'meter `payments` has more than 100000 events in the period, and each of them is priced',
          },
        ],
        totals: [{ currency: 'USD', finals: 2, total: '268.40', adjustments: 1, difference: '0.35' }],
        reason: null,
        createdBy: 'billing',
        createdAt: '2027-02-01T06:00:00Z',
        endedAt: '2027-02-01T06:00:02Z',
      },
    ],
  });
export type PeriodCloseReply = z.infer<typeof periodCloseReply>;
