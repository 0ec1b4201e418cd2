import * as z from 'zod';
import { instantText } from '../scalars.js';

export const giveLockRequest = z
  .strictObject({
    package: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,62}@[1-9][0-9]{0,8}$/)
      .describe('A version: `team@3`'),
    from: instantText.optional().describe('Now when left out; of a subscription from the next period on'),
    until: instantText.optional().describe('To the end of the period that holds it; for good when left out'),
    reason: z.string().min(1).max(2_000),
  })
  .meta({ id: 'GiveLockRequest', examples: [{ package: 'team@3', reason: 'promised on the phone' }] });
export type GiveLockRequest = z.infer<typeof giveLockRequest>;

const EXAMPLE = {
  id: 'lck_01a8f3c2-8c00-7000-8000-000000000003',
  workspace: 'acme',
  package: 'team@3',
  contentHash: '45882fb84511bb3c572ec43250b29d5320e09b1c56c280d1ee0516daaaad3e8d',
  from: '2026-12-01T00:00:00Z',
  until: null,
  experiment: null,
  variant: null,
  reason: 'promised on the phone',
  createdAt: '2026-11-23T12:00:00Z',
  createdBy: 'ada',
  revokedAt: null,
  revokedBy: null,
  thenApply: null,
  settledAs: null,
};

export const lockReply = z
  .strictObject({
    id: z.string().describe('lck_…'),
    workspace: z.string(),
    package: z.string().describe('The version whose price is promised'),
    contentHash: z.string(),
    from: instantText,
    until: instantText.nullable().describe('Half-open; null while nothing ends it'),
    experiment: z.string().nullable().describe('Null for one that a person gave'),
    variant: z.string().nullable(),
    reason: z.string(),
    createdAt: instantText,
    createdBy: z.string(),
    revokedAt: instantText.nullable().describe('It prices nothing from then on'),
    revokedBy: z.string().nullable(),
    thenApply: z
      .enum(['keep', 'winner', 'control', 'lowest'])
      .nullable()
      .describe('What the workspace pays from its end on; said once nobody enrols any more'),
    settledAs: z
      .string()
      .nullable()
      .describe(
        '`moved`, `unchanged`, `no-subscription`, `ended`, `migrated`, or the code of what stood in the way',
      ),
  })
  .meta({ id: 'PriceLock', examples: [EXAMPLE] });
export type LockReply = z.infer<typeof lockReply>;

export const locksReply = z
  .strictObject({ data: z.array(lockReply).describe('Oldest first') })
  .meta({ id: 'PriceLocks', examples: [{ data: [EXAMPLE] }] });
