import * as z from 'zod';
import { loneCharge } from './charge-document.js';
import { countText, currencyText, decimalText, keyText, literal, roundingMode } from './scalars.js';

const one = {
  quantity: decimalText.optional(),
  events: z.array(decimalText).max(100_000).optional(),
  amount: decimalText.optional(),
  count: countText.optional(),
};

const cell = z.strictObject({ dimensions: z.record(keyText, literal), ...one });

export const rateUsage = z
  .strictObject({ ...one, cells: z.array(cell).max(10_000).optional() })
  .meta({ id: 'RateUsage', description: 'One of quantity, events, amount and count, or cells' });
export type RateUsageDocument = z.infer<typeof rateUsage>;

/** One line of `ratebook rate`. `id` comes back with the answer. */
export const rateRequest = z.strictObject({
  id: z.union([z.string().max(200), z.int()]).optional(),
  currency: currencyText,
  charge: loneCharge,
  usage: rateUsage.optional(),
  rounding: z
    .strictObject({
      mode: roundingMode.optional(),
      scale: z.union([z.literal('currency'), countText]).optional(),
    })
    .optional(),
});
export type RateRequestDocument = z.infer<typeof rateRequest>;
