import * as z from 'zod';
import { countText, instantText, keyText, versionText } from '../scalars.js';
import { pageOf, pageQuery } from './page.js';
import { subscriptionIdText } from './subscriptions.js';
import { workspaceIdText } from './workspaces.js';

const EXAMPLE_ID = 'mig_01a8f3c2-8c00-7000-8000-000000000002';
const EXAMPLE_SUBSCRIPTION = 'sub_01a8f3c2-8c00-7000-8000-000000000001';

const attributeValue = z.union([z.string().max(500), z.boolean(), z.array(z.string().max(500)).max(100)]);
const filter = z
  .strictObject({
    workspaces: z.array(workspaceIdText).min(1).max(1_000).optional(),
    attributes: z
      .record(z.string().min(1).max(128), attributeValue)
      .optional()
      .describe('Each of them equal to the workspace’s'),
  })
  .meta({ id: 'MigrationFilter', description: 'Whose subscriptions; what is left out narrows nothing down' });
const when = z.enum(['renewal', 'now']);
const percentText = z
  .string()
  .regex(/^(?=.*[1-9])(?:100(?:\.0{1,2})?|[1-9]?[0-9](?:\.[0-9]{1,2})?)$/)
  .describe('So many percent of the subscriptions, those of earlier stages included');
const stage = z
  .strictObject({
    percent: z.union([z.int().min(1).max(100), percentText]).optional(),
    count: countText.optional().describe('So many subscriptions, those of earlier stages included'),
    notBefore: instantText.optional().describe('That of the stage before when left out'),
  })
  .meta({ id: 'MigrationStage', description: 'Either `percent` or `count`; the last reaches 100 percent' });
const reasonText = z.string().min(1).max(500).optional().describe('For the audit');

export const createMigrationRequest = z
  .strictObject({
    package: keyText,
    to: versionText.describe('A published version, of the same currency and interval'),
    from: z.array(versionText).min(1).max(100).optional().describe('Every other version when left out'),
    filter: filter.optional(),
    when: when.describe('`renewal`: with the next period; `now`: today, prorated by days'),
    overrideLocks: z
      .boolean()
      .optional()
      .describe(
        'Moves also workspaces that were promised another price, and ends their locks; needs a reason',
      ),
    stages: z.array(stage).min(1).max(20).optional().describe('One of everybody when left out'),
    reason: reasonText,
    dryRun: z.boolean().optional().describe('Answers what would be so, and keeps nothing'),
  })
  .meta({
    id: 'CreateMigrationRequest',
    examples: [
      {
        package: 'team',
        to: '4',
        when: 'renewal',
        stages: [{ percent: 10 }, { percent: 100, notBefore: '2027-03-01T00:00:00Z' }],
        dryRun: true,
      },
    ],
  });
export type CreateMigrationRequest = z.infer<typeof createMigrationRequest>;

export const steerMigrationRequest = z
  .strictObject({ reason: reasonText })
  .meta({ id: 'SteerMigrationRequest', examples: [{ reason: 'the notice period is over' }] });
export type SteerMigrationRequest = z.infer<typeof steerMigrationRequest>;

const ITEM_STATES = ['pending', 'applied', 'skipped', 'reverted', 'revert-skipped'] as const;
const itemState = z.enum(ITEM_STATES);

export const migrationItemsQuery = pageQuery
  .extend({ state: itemState.optional() })
  .meta({ id: 'MigrationItemsQuery', examples: [{ state: 'skipped' }] });
export type MigrationItemsQuery = z.infer<typeof migrationItemsQuery>;

const count = z.int().min(0);
const progress = z
  .strictObject({
    pending: count,
    applied: count,
    skipped: count,
    reverted: count,
    revertSkipped: count,
  })
  .meta({ id: 'MigrationProgress', description: 'How many subscriptions stand where' });
export type MigrationProgressDocument = z.infer<typeof progress>;

const affected = z
  .strictObject({
    subscriptions: count,
    difference: z.string(),
    largest: z
      .array(
        z.strictObject({
          subscription: z.string(),
          before: z.string(),
          after: z.string(),
          difference: z.string(),
        }),
      )
      .describe('At most ten'),
  })
  .meta({ id: 'MigrationAffected' });

const unanswered = z
  .strictObject({
    code: z.string(),
    message: z.string().describe('Of the one that is named'),
    subscriptions: count,
    subscription: z.string().describe('One of them'),
  })
  .meta({ id: 'MigrationUnanswered' });

const preview = z
  .strictObject({
    subscriptions: count.describe('How many match'),
    currencies: z.array(
      z.strictObject({
        currency: z.string(),
        subscriptions: count,
        before: z.string(),
        after: z.string(),
        difference: z.string(),
        winners: affected.describe('They pay less'),
        losers: affected.describe('They pay more'),
      }),
    ),
    skipped: z.array(unanswered).describe('What stands in the way of being moved'),
    unpriceable: z.array(unanswered).describe('They are moved; what they will pay cannot be said'),
  })
  .meta({
    id: 'MigrationPreview',
    description: 'Who pays what for the period in which the change takes effect, without usage',
  });
export type MigrationPreviewDocument = z.infer<typeof preview>;

export const migrationReply = z
  .strictObject({
    id: z.string().nullable().describe('Null with `dryRun`'),
    dryRun: z.boolean(),
    package: keyText,
    to: z.int().min(1),
    from: z.array(z.int().min(1)).nullable().describe('Null: every other version'),
    filter,
    when,
    overrideLocks: z.boolean(),
    state: z.enum(['draft', 'running', 'paused', 'completed', 'reverting', 'reverted']),
    stages: z.array(
      z.strictObject({
        percent: z.string().nullable(),
        count: z.int().nullable(),
        notBefore: instantText.nullable(),
        progress,
      }),
    ),
    progress,
    preview: preview.describe('As it was when the migration was made'),
    reason: z.string().nullable(),
    revision: z.int().min(1),
    createdBy: z.string(),
    createdAt: instantText,
    startedBy: z.string().nullable(),
    startedAt: instantText.nullable(),
    endedAt: instantText.nullable(),
  })
  .meta({
    id: 'SubscriptionMigration',
    examples: [
      {
        id: EXAMPLE_ID,
        dryRun: false,
        package: 'team',
        to: 4,
        from: null,
        filter: {},
        when: 'renewal',
        overrideLocks: false,
        state: 'draft',
        stages: [
          {
            percent: '100',
            count: null,
            notBefore: null,
            progress: { pending: 1, applied: 0, skipped: 0, reverted: 0, revertSkipped: 0 },
          },
        ],
        progress: { pending: 1, applied: 0, skipped: 0, reverted: 0, revertSkipped: 0 },
        preview: {
          subscriptions: 1,
          currencies: [
            {
              currency: 'USD',
              subscriptions: 1,
              before: '120.00',
              after: '132.00',
              difference: '12.00',
              winners: { subscriptions: 0, difference: '0.00', largest: [] },
              losers: {
                subscriptions: 1,
                difference: '12.00',
                largest: [
                  {
                    subscription: EXAMPLE_SUBSCRIPTION,
                    before: '120.00',
                    after: '132.00',
                    difference: '12.00',
                  },
                ],
              },
            },
          ],
          skipped: [],
          unpriceable: [],
        },
        reason: null,
        revision: 1,
        createdBy: 'ada',
        createdAt: '2027-01-31T09:30:00Z',
        startedBy: null,
        startedAt: null,
        endedAt: null,
      },
    ],
  });
export type MigrationReply = z.infer<typeof migrationReply>;

export const migrationItemReply = z
  .strictObject({
    subscription: subscriptionIdText,
    stage: z.int().min(1),
    notBefore: instantText.nullable(),
    state: itemState,
    fromVersion: z.int().min(1),
    quantities: z.record(z.string(), z.string()).describe('What it had before'),
    currency: z.string().nullable(),
    before: z.string().nullable().describe('The period of the change without usage, as previewed'),
    after: z.string().nullable(),
    reason: z
      .strictObject({ code: z.string(), message: z.string() })
      .nullable()
      .describe('Why it was skipped; of a pending one, what stood in the way when the migration was made'),
    effectiveAt: instantText.nullable(),
    decidedAt: instantText.nullable(),
  })
  .meta({
    id: 'MigrationItem',
    examples: [
      {
        subscription: EXAMPLE_SUBSCRIPTION,
        stage: 1,
        notBefore: null,
        state: 'applied',
        fromVersion: 3,
        quantities: { seats: '12' },
        currency: 'USD',
        before: '120.00',
        after: '132.00',
        reason: null,
        effectiveAt: '2027-02-28T00:00:00Z',
        decidedAt: '2027-01-31T09:31:00Z',
      },
    ],
  });
export type MigrationItemReply = z.infer<typeof migrationItemReply>;
export const migrationItemPage = pageOf(migrationItemReply, 'MigrationItemPage');
