import * as z from 'zod';
import { booleanText, decimalText, instantText, valueText, versionText } from './scalars.js';

const name = z.string().min(1).max(128);
const attributeValue = z.union([valueText, z.boolean(), z.array(valueText).max(1000)]);

/** One tuple of dimension values with its quantity (or events, for a percentage charge). */
const cellUsage = z
  .record(name, z.union([valueText, z.array(decimalText).max(100_000)]))
  .meta({ description: 'Dimension values beside `quantity`, `events`, or `amount` and `count`' });

export const meterUsage = z
  .union([
    decimalText,
    z.array(cellUsage).max(10_000),
    z.strictObject({ events: z.array(decimalText).max(100_000) }),
    z.strictObject({ amount: decimalText, count: decimalText }),
  ])
  .meta({
    id: 'MeterUsage',
    description: 'A quantity; cells with their quantities; or the events of a percentage charge',
    examples: ['30000', [{ country: 'GB', quantity: '3' }], { events: ['10.05'] }],
  });

export const periodSchema = z
  .strictObject({ from: instantText, to: instantText, timeZone: z.string().max(64).optional() })
  .meta({ id: 'Period', description: 'Half-open, `[from, to)`; `timeZone` defaults to UTC' });

const quantities = z.record(name, decimalText);
const usage = z.record(name, meterUsage);

/** A change in the middle of the period, and what holds from it on. */
export const segmentSchema = z
  .strictObject({
    from: instantText
      .optional()
      .describe('The instant of the change; the first segment starts with the period'),
    version: versionText.optional().describe('The package version from here on'),
    quantities: quantities.optional().describe('Laid over those of the segment before'),
    usage: usage
      .optional()
      .describe('Of the whole run of this version; needed when several versions price the period'),
    paused: booleanText
      .optional()
      .describe('Nothing is priced until the next segment; its days are not counted'),
  })
  .meta({
    id: 'Segment',
    description: 'What holds from an instant on; what is left out is as in the segment before',
    examples: [{ from: '2027-01-11T15:30:00Z', quantities: { seats: '15' } }],
  });

export const segmentsSchema = z
  .array(segmentSchema)
  .min(1)
  .max(366)
  .describe('How changes cut the period, in order: each takes effect at the start of its local day');

/** What a price depends on besides the package version; a case file, the command line and the API ask alike. */
export const quoteInputsSchema = z.strictObject({
  workspace: z.record(name, attributeValue).optional(),
  quantities: quantities.optional(),
  usage: usage.optional(),
  period: periodSchema.optional(),
  subscription: z
    .strictObject({
      start: instantText,
      anchor: instantText.optional().describe('From where its intervals are counted'),
    })
    .optional(),
  segments: segmentsSchema.optional(),
});
export type QuoteInputsDocument = z.infer<typeof quoteInputsSchema>;
