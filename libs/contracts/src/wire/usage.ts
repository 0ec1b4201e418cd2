import * as z from 'zod';
import { instantText, keyText } from '../scalars.js';
import { pageOf, pageQuery } from './page.js';

export const usageQuery = pageQuery.extend({
  // It holds the values of the last row's dimensions.
  cursor: z.string().min(1).max(12_000).optional().describe('`nextCursor` of the page before'),
  meter: keyText.optional().describe('One meter; every meter when left out'),
  from: instantText
    .optional()
    .describe('With `to`; the calendar month that it is now when both are left out'),
  to: instantText.optional().describe('Exclusive'),
  timeZone: z
    .string()
    .min(1)
    .max(64)
    .optional()
    .describe('Of hours and days; the workspace’s own when left out'),
  grain: z
    .enum(['period', 'day', 'hour'])
    .optional()
    .describe('A quantity for all of it, or one a local day or hour; `period` when left out'),
  by: z
    .string()
    .regex(/^[a-z][A-Za-z0-9_-]*(?:,[a-z][A-Za-z0-9_-]*){0,15}$/)
    .optional()
    .describe('Dimensions to tell apart, with commas between them; all together when left out'),
});
export type UsageQueryDocument = z.infer<typeof usageQuery>;

export const usageRow = z
  .strictObject({
    meter: z.string(),
    from: instantText,
    to: instantText,
    dimensions: z.record(z.string(), z.string()),
    quantity: z.string().describe('Exact; a mean that never ends has 12 decimals'),
  })
  .meta({
    id: 'UsageRow',
    examples: [
      {
        meter: 'sms',
        from: '2026-11-01T00:00:00.000000Z',
        to: '2026-12-01T00:00:00.000000Z',
        dimensions: { country: 'GB' },
        quantity: '2',
      },
    ],
  });
export type UsageRowReply = z.infer<typeof usageRow>;
export const usagePage = pageOf(usageRow, 'UsagePage');
