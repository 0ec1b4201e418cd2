import * as z from 'zod';
import { chargeDocument } from './charge-document.js';
import { conditionDocument } from './condition-document.js';
import { entitlementDocument } from './entitlement-document.js';
import { writtenNumber } from './number-document.js';
import { ruleDocument } from './rule-document.js';
import {
  countText,
  currencyText,
  instantText,
  keyText,
  plainText,
  roundingMode,
  versionText,
} from './scalars.js';

export const acceptedWarning = z
  .strictObject({
    code: keyText.describe('The warning’s code, such as price-cliff'),
    charge: keyText.optional(),
    rule: keyText.optional(),
    because: plainText.min(1).describe('The reason, which check prints'),
  })
  .meta({ id: 'AcceptedWarning', description: 'A warning accepted, with its reason' });

/** Everything of a package version but its lists, which are read entry by entry. */
export const packageHead = z.strictObject({
  schema: z.literal('ratebook/v1'),
  package: keyText.describe('Stable key; the folder’s name'),
  version: versionText.describe('The file’s name'),
  title: plainText.optional(),
  currency: currencyText,
  interval: z
    .enum(['day', 'week', 'month', 'quarter', 'year'])
    .describe('What one period of a subscription is'),
  effectiveFrom: instantText
    .optional()
    .describe('When the version becomes current; without it only when it is promoted'),
  rounding: z
    .strictObject({
      mode: roundingMode.optional().describe('Default halfUp'),
      scale: z
        .union([z.literal('currency'), countText])
        .optional()
        .describe('At most the currency’s minor digits; default currency'),
    })
    .optional(),
  minimum: writtenNumber.optional().describe('The floor on what is paid, after discounts'),
  maximum: writtenNumber.optional().describe('The cap on what is paid, after discounts'),
});
export type PackageHead = z.infer<typeof packageHead>;

const packageLists = {
  charges: z.array(chargeDocument).min(1).max(1000),
  conditions: z
    .record(keyText, conditionDocument)
    .optional()
    .describe('Named conditions, used as { condition: name }'),
  rules: z.array(ruleDocument).max(1000).optional(),
  entitlements: z.array(entitlementDocument).max(1000).optional(),
  accept: z.array(acceptedWarning).max(1000).optional(),
};

/** A package version as written. Scalars are text; nothing is filled in. */
export const packageDocument = packageHead.extend(packageLists).meta({
  title: 'Ratebook package version',
  description: 'One version of one package: what it charges, by which rules, and what it grants',
});
export type PackageDocument = z.infer<typeof packageDocument>;
