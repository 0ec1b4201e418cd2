import * as z from 'zod';
import { limitDocument } from './number-document.js';
import { booleanText, keyText, literal } from './scalars.js';

const feature = keyText.describe('A feature of rules/features.yaml');

export const entitlementDocument = z
  .discriminatedUnion('type', [
    z.strictObject({ feature, type: z.literal('boolean'), value: booleanText }),
    z.strictObject({ feature, type: z.literal('config'), value: literal }),
    z.strictObject({
      feature,
      type: z.literal('metered'),
      meter: keyText,
      limit: limitDocument,
      enforcement: z
        .enum(['soft', 'hard'])
        .describe('soft: use beyond the limit is allowed and shown; hard: it is refused'),
      resets: z
        .enum(['interval', 'never'])
        .describe('When the use counted against the limit starts again at 0'),
    }),
  ])
  .meta({
    id: 'Entitlement',
    description: 'What the package grants',
    examples: [
      { feature: 'sso', type: 'boolean', value: true },
      {
        feature: 'mtu',
        type: 'metered',
        meter: 'mtu',
        limit: '25000',
        enforcement: 'soft',
        resets: 'interval',
      },
    ],
  });
export type EntitlementDocument = z.infer<typeof entitlementDocument>;
