import * as z from 'zod';
import { instantText } from '../scalars.js';
import { EXAMPLE_QUOTE } from './example-quote.js';

const decimal = z.string().describe('A decimal as text');

interface Detail {
  readonly kind: string;
  readonly text: string;
  readonly amount: string;
  readonly quantity?: string | undefined;
  readonly index?: number | undefined;
  readonly dimensions?: Record<string, string> | undefined;
  readonly parts?: Detail[] | undefined;
}

const detail: z.ZodType<Detail> = z
  .strictObject({
    kind: z.string(),
    text: z.string(),
    amount: decimal,
    quantity: decimal.optional(),
    index: z.int().optional(),
    dimensions: z.record(z.string(), z.string()).optional(),
    get parts() {
      return z.array(detail).optional();
    },
  })
  .meta({ id: 'QuoteLineDetail', description: 'A part of a line, unrounded: a cell, a tier, an event' });

const span = { from: instantText, to: instantText };
const versionOfSeveral = z
  .int()
  .optional()
  .describe('Of the package, when several versions price the period');

const line = z
  .strictObject({
    key: z.string(),
    version: versionOfSeveral,
    segment: z
      .strictObject(span)
      .optional()
      .describe('What it is for, when changes cut the period; a pause may lie in the middle of it'),
    description: z.string(),
    model: z.string(),
    timing: z.enum(['advance', 'arrears']),
    quantity: decimal.optional(),
    amount: decimal.describe('Rounded once, with the minor digits of the currency'),
    unroundedAmount: decimal,
    unroundedFraction: z.string().optional().describe('Exact, `n/d`, when the decimals do not end'),
    waived: z.literal(true).optional(),
    uncounted: z
      .literal(true)
      .optional()
      .describe(
        'Not prorated, and counted on another line: in advance where the period starts, else where it ends',
      ),
    details: z.array(detail),
  })
  .meta({ id: 'QuoteLine' });

const adjustment = z
  .strictObject({
    rule: z.string().nullable(),
    version: versionOfSeveral,
    kind: z.enum(['discount', 'surcharge', 'maximum', 'minimum']),
    description: z.string(),
    percent: decimal.optional(),
    amount: decimal.describe('Signed: what is added to the subtotal'),
    unused: decimal.optional(),
    crossed: z
      .literal(true)
      .optional()
      .describe('A minimum that lifts what the maximum had just brought down'),
    shares: z.array(z.strictObject({ charge: z.string(), amount: decimal })),
  })
  .meta({ id: 'QuoteAdjustment' });

const entitlement = z
  .strictObject({
    feature: z.string(),
    type: z.enum(['boolean', 'config', 'metered']),
    value: z.union([z.boolean(), z.string()]).optional(),
    meter: z.string().optional(),
    limit: z.string().optional(),
    enforcement: z.enum(['soft', 'hard']).optional(),
    resets: z.enum(['interval', 'never']).optional(),
    source: z.string(),
  })
  .meta({ id: 'QuoteEntitlement' });

const segment = z
  .strictObject({
    ...span,
    version: z.int(),
    contentHash: z.string(),
    quantities: z.record(z.string(), decimal),
    paused: z.literal(true).optional(),
  })
  .meta({
    id: 'QuoteSegment',
    description: 'A part of the period with one version and one set of quantities',
  });

/** The arm of a workspace, where an experiment decides the price. */
export const quoteAssignment = z
  .strictObject({
    experiment: z.string(),
    variant: z.string(),
    enrolled: z
      .boolean()
      .describe('Whether it is kept for ever; a preview enrols nobody and tells what would be'),
  })
  .meta({ id: 'QuoteAssignment' });

/** What a quote looks like to its reader. The bytes are made by the core; a test holds the two together. */
export const quoteReply = z
  .strictObject({
    package: z.strictObject({ key: z.string(), version: z.int(), contentHash: z.string() }),
    currency: z.string(),
    period: z.strictObject({ from: instantText, to: instantText, timeZone: z.string() }),
    rounding: z.strictObject({ mode: z.string(), scale: z.int() }),
    segments: z.array(segment).optional().describe('How changes cut the period; absent when nothing changed'),
    lines: z.array(line),
    adjustments: z.array(adjustment),
    subtotal: decimal,
    total: decimal,
    rules: z.array(z.string()),
    entitlements: z.array(entitlement),
    assignment: quoteAssignment.optional(),
    explanation: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Quote', description: 'The price and what it is made of', examples: [EXAMPLE_QUOTE] });
