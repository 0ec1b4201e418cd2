import * as z from 'zod';
import { writtenNumber } from './number-document.js';
import { booleanText, countText, positiveText, priceText, roundingMode } from './scalars.js';

const upTo = positiveText.optional().describe('Inclusive upper bound; the last tier has none');
const flatAmount = priceText.optional().describe('Added once when the tier is reached');
const flatWhenZero = booleanText
  .optional()
  .describe('Charge the first tier’s flatAmount when the quantity is 0; default false');

const tier = z
  .strictObject({ upTo, unitAmount: priceText.optional().describe('Price of one unit'), flatAmount })
  .meta({ id: 'Tier', examples: [{ upTo: '15000', unitAmount: '0.012' }, { unitAmount: '0.010' }] });
const percentTier = z
  .strictObject({ upTo, percent: priceText.describe('Percent of the amount'), flatAmount })
  .meta({ id: 'PercentTier', examples: [{ upTo: '10000', percent: '10' }, { percent: '7' }] });
const tiers = z
  .array(tier)
  .min(1)
  .max(1000)
  .describe('Rising bounds; the last tier is open, so every quantity meets exactly one tier');
const percentTiers = z.array(percentTier).min(1).max(1000).describe('As tiers, on an amount of money');

/** The price fields of each model, by the names of the rule file. */
export const priceFields = {
  flat: { amount: writtenNumber.describe('The whole amount') },
  unit: { unitAmount: priceText.describe('Price of one unit') },
  graduated: { tiers, flatWhenZero },
  volume: { tiers, flatWhenZero },
  package: {
    size: positiveText.describe('Units in one package'),
    amount: writtenNumber.describe('Price of one package'),
    partial: z.enum(['up', 'down']).optional().describe('A package begun counts whole (up) or not at all'),
  },
  percentage: {
    percent: priceText.describe('Percent of each event’s amount'),
    fixedAmount: priceText.optional().describe('Added to each event'),
    freeEvents: countText.optional().describe('So many events are free; 0 means none'),
    freeAmount: priceText.optional().describe('So much money is free; 0 means none'),
    minimumPerEvent: priceText.optional(),
    maximumPerEvent: priceText.optional(),
    roundEach: z.literal('event').optional().describe('Round every event’s fee, not only the line'),
  },
  graduatedPercentage: { tiers: percentTiers, flatWhenZero },
  dynamic: {
    multiplier: priceText.optional().describe('Times the quantity, which is money already; default 1'),
  },
} as const;

export const convert = z
  .strictObject({
    multiplyBy: positiveText.optional(),
    divideBy: positiveText.optional(),
    round: roundingMode.optional().describe('Without it the quotient stays exact'),
    scale: countText.optional().describe('Decimals that `round` leaves; default 0'),
  })
  .meta({
    id: 'Convert',
    description: 'Turns raw meter units into priced units, before everything else',
    examples: [{ divideBy: '1000000000', round: 'up', scale: 0 }],
  });

export const included = writtenNumber.describe('Allowance in converted units, taken off before pricing');
