import * as z from 'zod';
import { instantText } from '../scalars.js';
import { EXAMPLE_QUOTE } from './example-quote.js';
import { pageOf } from './page.js';
import { problemSchema } from './problem.js';
import { quoteKind } from './quote-requests.js';
import { quoteAssignment, quoteReply } from './quotes.js';

export const priceReason = z
  .enum(['accepted-quote', 'override', 'lock', 'assignment', 'subscription', 'named', 'current'])
  .meta({ id: 'PriceReason', description: 'Why this version’s price applies' });

const adjusts = z
  .strictObject({
    final: z.string().describe('qte_…: the bill of the period'),
    previous: z.string().describe('qte_…: what stood before this one, the bill or the last adjustment'),
    previousTotal: z.string(),
    difference: z
      .string()
      .describe('Signed: this total minus the one before, which is what is to be paid or given back'),
    cause: z.strictObject({
      lateEvents: z.int().describe('How many events came after their period was final'),
      corrections: z.int().describe('How many of them correct another event or take it back'),
      events: z
        .array(
          z.strictObject({
            source: z.string(),
            id: z.string(),
            type: z.string(),
            time: instantText,
            receivedAt: instantText,
            correction: z.boolean(),
          }),
        )
        .describe('The first twenty, in the order in which they came'),
    }),
  })
  .meta({ id: 'QuoteAdjusts', description: 'Of an adjustment: which bill it changes, by how much, and why' });

const about = {
  id: z.string().describe('qte_…'),
  kind: quoteKind,
  createdAt: instantText,
  createdBy: z.string(),
  validUntil: instantText,
  workspace: z.string().optional(),
  subscription: z.string().optional(),
  price: z.strictObject({ reason: priceReason, version: z.int(), contentHash: z.string() }),
  assignment: quoteAssignment.optional(),
  hash: z.string().describe('SHA-256 of the bytes of `quote`, as they stand here'),
  adjusts: adjusts.optional(),
};

const sample = {
  id: 'qte_019ab3c0-1c00-7000-8000-000000000001',
  kind: 'quote',
  createdAt: '2026-11-23T12:00:00Z',
  createdBy: 'billing',
  validUntil: '2026-12-23T12:00:00Z',
  price: { reason: 'named', version: 4, contentHash: EXAMPLE_QUOTE.package.contentHash },
  hash: 'e71eadea7802aa7757da5696738aee347bd23509b2a6afb78b63bc4a2ff46d4d',
} as const;

/** A kept quote around the quote itself, whose bytes are those of the preview. */
export const keptQuoteReply = z
  .strictObject({
    ...about,
    quote: quoteReply
      .omit({ assignment: true, explanation: true })
      .describe('Byte for byte what a preview answers'),
    explanation: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'KeptQuote', examples: [{ ...sample, quote: EXAMPLE_QUOTE }] });

export const keptQuoteSummary = z
  .strictObject({
    ...about,
    package: z.string(),
    period: z.strictObject({ from: instantText, to: instantText }),
    currency: z.string(),
    total: z.string(),
  })
  .meta({
    id: 'KeptQuoteSummary',
    examples: [
      {
        ...sample,
        package: 'team',
        period: { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z' },
        currency: 'USD',
        total: EXAMPLE_QUOTE.total,
      },
    ],
  });
export type KeptQuoteSummary = z.infer<typeof keptQuoteSummary>;

export const quotePage = pageOf(keptQuoteSummary, 'QuotePage');

export const replayReply = z
  .strictObject({
    same: z.literal(true).describe('The inputs gave the same bytes again; anything else is a problem'),
    hash: z.string(),
    engineVersion: z.string(),
    quote: quoteReply.omit({ assignment: true, explanation: true }),
    explanation: z.record(z.string(), z.unknown()),
  })
  .meta({
    id: 'QuoteReplay',
    examples: [
      {
        same: true,
        hash: sample.hash,
        engineVersion: '1',
        quote: EXAMPLE_QUOTE,
        explanation: { interval: { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z', share: '1' } },
      },
    ],
  });

export const acceptanceReply = z
  .strictObject({
    quote: z.string().describe('qte_…'),
    workspace: z.string(),
    package: z.string(),
    version: z.int(),
    contentHash: z.string(),
    acceptedAt: instantText,
    acceptedBy: z.string(),
    validUntil: instantText.describe('Until then this version’s price is the workspace’s own'),
  })
  .meta({
    id: 'QuoteAcceptance',
    examples: [
      {
        quote: sample.id,
        workspace: 'acme',
        package: 'team',
        version: 4,
        contentHash: EXAMPLE_QUOTE.package.contentHash,
        acceptedAt: '2026-11-24T09:00:00Z',
        acceptedBy: 'billing',
        validUntil: '2026-12-23T12:00:00Z',
      },
    ],
  });
export type AcceptanceReply = z.infer<typeof acceptanceReply>;

/** A line of a batch's answer. */
export const batchAnswer = z
  .strictObject({
    id: z.string().optional().describe('That of the line which is answered'),
    quote: quoteReply.omit({ assignment: true, explanation: true }).optional(),
    assignment: quoteAssignment.optional().describe('Of a line that is not kept'),
    kept: z.strictObject(about).optional().describe('What the quote is known by when it was kept'),
    explanation: z.record(z.string(), z.unknown()).optional(),
    error: problemSchema.optional(),
  })
  .meta({
    id: 'QuoteBatchAnswer',
    description: 'Either a quote or an error',
    examples: [{ id: 'a1', quote: EXAMPLE_QUOTE }],
  });
