import * as z from 'zod';
import { quoteInputsSchema } from '../quote-request.js';
import { instantText, keyText, versionText } from '../scalars.js';
import { pageQuery } from './page.js';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';

const workspaceId = z.string().min(1).max(128);
const subscriptionId = z
  .string()
  .regex(new RegExp(`^sub_${UUID}$`))
  .describe('The id of a subscription: sub_…');

export const quoteKind = z.enum(['quote', 'final', 'adjustment']).meta({
  id: 'QuoteKind',
  description: 'An offer, the bill of a period, or what changes a bill afterwards',
});

const { workspace, subscription, usage } = quoteInputsSchema.shape;

/** All that version 4 of the package reads. */
const EXAMPLE = {
  package: 'team',
  version: '4',
  workspace: { segment: 'business' },
  quantities: { seats: '12' },
  usage: { mtu: '30000', 'storage-bytes': '0', sms: [], minutes: [{ os: 'linux', quantity: '3100' }] },
  period: { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z' },
};

/** One request for preview, kept quote and batch alike. */
export const quoteRequest = quoteInputsSchema
  .extend({
    workspace: z
      .union([workspaceId, workspace.unwrap()])
      .optional()
      .describe('The id of a stored workspace, or attributes as they would be'),
    package: keyText.optional().describe('Key of the package; the subscription’s when left out'),
    version: versionText
      .optional()
      .describe('A version number; without it the version whose price applies: see docs/quotes.md'),
    subscription: z
      .union([subscriptionId, subscription.unwrap()])
      .optional()
      .describe('The id of a subscription, or the dates of one as it would be'),
    usage: z
      .union([z.literal('metered'), usage.unwrap()])
      .optional()
      .describe(
        'What was used, meter by meter; or `metered`: what the events of the workspace say of the period',
      ),
    at: instantText.optional().describe('The instant that is asked about; now when left out'),
    currency: z
      .string()
      .max(10)
      .optional()
      .describe('Refuses the quote when the package is priced in another currency'),
    kind: quoteKind.optional().describe('`quote` when left out'),
    validUntil: instantText
      .optional()
      .describe('Until when a kept quote may be accepted: 30 days when left out'),
    explain: z.boolean().optional().describe('Adds `explanation`: why each figure is what it is'),
  })
  .meta({
    id: 'QuoteRequest',
    description:
      'What to price. Every meter, quantity and attribute that the package reads must be given, or be known of the workspace',
    examples: [EXAMPLE],
  });
export type QuoteRequestDocument = z.infer<typeof quoteRequest>;

/** A line of a batch: a request with a name of its own. */
export const quoteLine = quoteRequest
  .extend({ id: z.string().min(1).max(255).optional().describe('Comes back with the answer') })
  .meta({
    id: 'QuoteBatchLine',
    examples: [{ id: 'a1', ...EXAMPLE }],
  });
export type QuoteLineDocument = z.infer<typeof quoteLine>;

export const quotesQuery = pageQuery.extend({
  workspace: workspaceId.optional(),
  subscription: subscriptionId.optional(),
  package: keyText.optional(),
  kind: quoteKind.optional(),
  from: instantText.optional().describe('Quotes whose period begins at or after this instant'),
  to: instantText.optional().describe('Quotes whose period ends at or before this instant'),
});
export type QuotesQuery = z.infer<typeof quotesQuery>;

export const batchQuery = z.strictObject({
  keep: z
    .enum(['true', 'false'])
    .optional()
    .describe('`true` keeps every quote; each line then needs an `id`'),
});
export type BatchQuery = z.infer<typeof batchQuery>;
