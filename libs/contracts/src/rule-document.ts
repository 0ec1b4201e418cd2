import * as z from 'zod';
import { cellWhen } from './charge-document.js';
import { conditionDocument } from './condition-document.js';
import { entitlementDocument } from './entitlement-document.js';
import { writtenNumber } from './number-document.js';
import { convert, included } from './price-fields.js';
import { booleanText, integerText, keyText, plainText, positiveText, priceText } from './scalars.js';

const charges = z.array(keyText).min(1).max(1000);

/** Any price field of any model; the charge's model decides which of them make sense. */
const overrideParams = z.strictObject({
  charge: keyText,
  when: cellWhen.optional().describe('Only these cells'),
  amount: writtenNumber.optional(),
  unitAmount: priceText.optional(),
  tiers: z
    .array(
      z.strictObject({
        upTo: positiveText.optional(),
        unitAmount: priceText.optional(),
        percent: priceText.optional(),
        flatAmount: priceText.optional(),
      }),
    )
    .min(1)
    .max(1000)
    .optional(),
  flatWhenZero: booleanText.optional(),
  size: positiveText.optional(),
  partial: z.enum(['up', 'down']).optional(),
  percent: priceText.optional(),
  fixedAmount: priceText.optional(),
  freeEvents: integerText.optional(),
  freeAmount: priceText.optional(),
  minimumPerEvent: priceText.optional(),
  maximumPerEvent: priceText.optional(),
  roundEach: z.literal('event').optional(),
  multiplier: priceText.optional(),
  convert: convert.optional(),
  included: included.optional(),
  minimum: writtenNumber.optional(),
  maximum: writtenNumber.optional(),
});
export type OverrideParams = z.infer<typeof overrideParams>;

const adjustment = z.strictObject({
  percent: priceText.optional(),
  amount: writtenNumber.optional(),
  charges: charges.optional().describe('No charges means all'),
  when: cellWhen.optional().describe('Only these cells'),
  title: plainText.optional(),
});

export const ruleEvent = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('overridePrice'), params: overrideParams }),
    z.strictObject({
      type: z.literal('include'),
      params: z.strictObject({ charge: keyText, quantity: writtenNumber }),
    }),
    z.strictObject({ type: z.literal('waive'), params: z.strictObject({ charges }) }),
    z.strictObject({ type: z.literal('discount'), params: adjustment }),
    z.strictObject({ type: z.literal('surcharge'), params: adjustment }),
    z.strictObject({ type: z.literal('minimum'), params: z.strictObject({ amount: writtenNumber }) }),
    z.strictObject({ type: z.literal('maximum'), params: z.strictObject({ amount: writtenNumber }) }),
    z.strictObject({ type: z.literal('entitle'), params: entitlementDocument }),
  ])
  .meta({
    id: 'RuleEvent',
    description: 'What happens when the conditions hold',
    examples: [{ type: 'discount', params: { percent: '20', charges: ['mtu'] } }],
  });
export type RuleEventDocument = z.infer<typeof ruleEvent>;

export const ruleDocument = z
  .strictObject({
    name: keyText.describe('Stable name; adjustments and cases use it'),
    title: plainText.optional().describe('Description; default the name'),
    priority: integerText.optional().describe('Higher first, then file order; default 0'),
    conditions: conditionDocument.optional().describe('Without conditions a rule always fires'),
    event: ruleEvent,
  })
  .meta({ id: 'Rule' });
export type RuleDocument = z.infer<typeof ruleDocument>;
