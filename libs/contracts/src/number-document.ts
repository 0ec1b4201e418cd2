import * as z from 'zod';
import { priceText } from './scalars.js';

/** The name of a fact; which ones exist depends on the rule folder. */
export const factName = z
  .string()
  .min(1)
  .max(200)
  .meta({
    id: 'FactName',
    description:
      'workspace.<attribute>, usage.<meter>, quantity.<name>, subscription.period|months|start, period.start|end|days; after rating also charge.<key>.amount and subtotal',
    examples: ['workspace.segment', 'usage.mtu'],
  });

export const numberFromFact = z.strictObject({ fact: factName, times: priceText.optional() }).meta({
  id: 'NumberFromFact',
  description: 'The value of a fact known before rating, times a factor (1)',
  examples: [{ fact: 'quantity.seats', times: '20.00' }],
});

export const writtenNumber = z
  .union([priceText, numberFromFact])
  .meta({ id: 'Number', description: 'A decimal of at least zero, or a number taken from a fact' });
export type NumberDocument = z.infer<typeof writtenNumber>;

export const limitDocument = z
  .union([z.literal('unlimited'), priceText, numberFromFact])
  .meta({ id: 'Limit', description: 'Raw meter units, `unlimited`, or a number taken from a fact' });
