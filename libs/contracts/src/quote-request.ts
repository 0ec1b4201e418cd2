import * as z from 'zod';
import { decimalText, instantText, valueText } from './scalars.js';

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

/** What a price depends on besides the package version; a case file, the command line and the API ask alike. */
export const quoteInputsSchema = z.strictObject({
  workspace: z.record(name, attributeValue).optional(),
  quantities: z.record(name, decimalText).optional(),
  usage: z.record(name, meterUsage).optional(),
  period: periodSchema.optional(),
  subscription: z.strictObject({ start: instantText }).optional(),
});
export type QuoteInputsDocument = z.infer<typeof quoteInputsSchema>;
