import * as z from 'zod';
import { instantText, keyText, priceText, versionText } from '../scalars.js';
import { pageOf } from './page.js';
import { workspaceIdText } from './workspaces.js';

const EXAMPLE_ID = 'sub_01a8f3c2-8c00-7000-8000-000000000001';

export const subscriptionIdText = z
  .string()
  .regex(/^sub_[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  .meta({ id: 'SubscriptionId', description: 'The id of a subscription', examples: [EXAMPLE_ID] });

const packageText = z
  .string()
  .regex(/^(?!constructor(?:@|$))[a-z][a-z0-9-]{0,62}(?:@[1-9][0-9]{0,8})?$/)
  .describe('Key of the package, or `key@version`');
const quantities = z
  .record(z.string().min(1).max(128), priceText)
  .describe('Licensed quantities by name: all that the version reads');
const dryRun = z.boolean().optional().describe('Answers what would be so, and changes nothing');
const timeZone = z.string().max(64).describe('IANA name');
const anchoring = z.enum(['anniversary', 'calendar']);

export const startSubscriptionRequest = z
  .strictObject({
    workspace: workspaceIdText,
    package: packageText,
    version: versionText.optional().describe('The version that is current at `startAt` when left out'),
    quantities: quantities.optional(),
    startAt: instantText.optional().describe('Takes effect at the start of its local day; now when left out'),
    anchoring: anchoring
      .optional()
      .describe(
        '`anniversary` (usual): periods begin on the day of the anchor; `calendar`: with the calendar',
      ),
    anchor: instantText.optional().describe('Where anniversaries are counted from; the start when left out'),
    timeZone: timeZone.optional().describe('The workspace’s when left out'),
    dryRun,
  })
  .meta({
    id: 'StartSubscriptionRequest',
    examples: [{ workspace: 'acme', package: 'team', quantities: { seats: '12' }, dryRun: true }],
  });
export type StartSubscriptionRequest = z.infer<typeof startSubscriptionRequest>;

export const amendSubscriptionRequest = z
  .strictObject({
    effectiveAt: instantText
      .optional()
      .describe('Takes effect at the start of its local day; today when left out'),
    replaceScheduled: z
      .boolean()
      .optional()
      .describe('Takes back what is scheduled from that day on; without it such a request is refused'),
    reason: z.string().min(1).max(500).optional().describe('For the audit'),
    dryRun,
  })
  .meta({ id: 'AmendSubscriptionRequest', examples: [{ dryRun: true }] });
export type AmendSubscriptionRequest = z.infer<typeof amendSubscriptionRequest>;

export const changeSubscriptionRequest = amendSubscriptionRequest
  .extend({
    package: packageText
      .optional()
      .describe(
        'Another package: this subscription ends with that day and another one begins, counted from the same anchor',
      ),
    version: versionText
      .optional()
      .describe('The version in force on that day when left out; of another package the current one'),
    quantities: quantities.optional().describe('Laid over those in force on that day'),
  })
  .meta({ id: 'ChangeSubscriptionRequest', examples: [{ quantities: { seats: '15' }, dryRun: true }] });
export type ChangeSubscriptionRequest = z.infer<typeof changeSubscriptionRequest>;

const segment = z
  .strictObject({
    from: instantText,
    to: instantText.nullable().describe('Null: until something ends it'),
    version: z.int().min(1),
    quantities: z.record(z.string(), z.string()),
    state: z.enum(['active', 'paused']),
  })
  .meta({ id: 'SubscriptionSegment', description: 'A span under one version and with the same quantities' });
export type SubscriptionSegmentDocument = z.infer<typeof segment>;

const EXAMPLE = {
  id: EXAMPLE_ID,
  workspace: 'acme',
  package: 'team',
  status: 'active',
  anchoring: 'anniversary',
  anchor: '2027-01-31T00:00:00Z',
  timeZone: 'UTC',
  startedAt: '2027-01-31T00:00:00Z',
  endedAt: null,
  revision: 1,
  createdAt: '2027-01-31T09:30:00Z',
  segments: [
    {
      from: '2027-01-31T00:00:00Z',
      to: null,
      version: 4,
      quantities: { seats: '12' },
      state: 'active',
    },
  ],
};

export const subscriptionReply = z
  .strictObject({
    id: z.string(),
    workspace: z.string(),
    package: keyText,
    status: z
      .enum(['scheduled', 'active', 'paused', 'ended'])
      .describe('Now; the segments say what holds when'),
    anchoring,
    anchor: instantText,
    timeZone,
    startedAt: instantText,
    endedAt: instantText.nullable().describe('May lie ahead'),
    revision: z.int().min(1),
    createdAt: instantText,
    segments: z.array(segment).describe('In order, without gap or overlap'),
  })
  .meta({
    id: 'Subscription',
    examples: [EXAMPLE],
  });
export type SubscriptionReply = z.infer<typeof subscriptionReply>;
export const subscriptionPage = pageOf(subscriptionReply, 'SubscriptionPage');

export const periodCost = z
  .strictObject({
    period: z.strictObject({ from: instantText, to: instantText, timeZone }),
    currency: z.string().optional(),
    amount: z.string().optional().describe('What the period costs when nothing is metered in it'),
    reason: z
      .strictObject({ code: z.string(), message: z.string() })
      .optional()
      .describe('Why there is no amount'),
  })
  .meta({ id: 'PeriodCost', description: 'One period without usage: its amount, or why there is none' });
export type PeriodCostDocument = z.infer<typeof periodCost>;

export const subscriptionChangeReply = z
  .strictObject({
    subscription: subscriptionReply.describe('As it is, or with `dryRun` as it would be'),
    dryRun: z.boolean(),
    effectiveAt: instantText.describe('The start of the local day from which on it holds'),
    replaced: z.array(segment).describe('What had been scheduled and gave way'),
    replacedEnd: instantText.nullable().describe('The scheduled end that gave way'),
    before: periodCost
      .nullable()
      .describe('The period of `effectiveAt` before; null: nothing was in force in it'),
    after: periodCost.nullable().describe('The same period after; null: nothing is in force in it'),
    replaces: z
      .strictObject({
        id: z.string(),
        after: periodCost.nullable().describe('What its last period costs, up to its end'),
      })
      .nullable()
      .describe('The subscription to another package that ends where this one begins'),
  })
  .meta({
    id: 'SubscriptionChange',
    examples: [
      {
        subscription: EXAMPLE,
        dryRun: true,
        effectiveAt: EXAMPLE.startedAt,
        replaced: [],
        replaces: null,
        replacedEnd: null,
        before: null,
        after: {
          period: { from: '2027-01-31T00:00:00Z', to: '2027-02-28T00:00:00Z', timeZone: 'UTC' },
          currency: 'USD',
          amount: '319.00',
        },
      },
    ],
  });
export type SubscriptionChangeReply = z.infer<typeof subscriptionChangeReply>;
