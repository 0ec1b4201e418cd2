import * as z from 'zod';
import { factName } from './number-document.js';
import { keyText, literal } from './scalars.js';

export const operatorText = z
  .enum([
    'equal',
    'notEqual',
    'in',
    'notIn',
    'lessThan',
    'lessThanInclusive',
    'greaterThan',
    'greaterThanInclusive',
    'contains',
    'doesNotContain',
  ])
  .meta({
    id: 'Operator',
    description:
      'Decimals and dates: equal notEqual in notIn lessThan lessThanInclusive greaterThan greaterThanInclusive; strings and booleans: equal notEqual in notIn; lists: contains doesNotContain',
  });

const factCondition = z.strictObject({
  fact: factName,
  path: z.string().max(200).optional().describe('Dotted names appended to the fact; never JSONPath'),
  operator: operatorText,
  value: z
    .union([literal, z.array(literal).max(1000), z.strictObject({ fact: factName })])
    .describe('A value of the fact’s type, a list for in and notIn, or another fact of the same type'),
});
export type FactConditionDocument = z.infer<typeof factCondition>;

/** json-rules-engine's words. The union is recursive, so its type is written out. */
export type ConditionDocument =
  | { all: ConditionDocument[] }
  | { any: ConditionDocument[] }
  | { not: ConditionDocument }
  | { condition: string }
  | FactConditionDocument;

// An empty group is a fault of its own with a page of its own, so the schema lets it pass.
const group: z.ZodType<ConditionDocument[]> = z.lazy(() => z.array(conditionDocument).max(1000));

export const conditionDocument: z.ZodType<ConditionDocument> = z
  .union([
    z.strictObject({ all: group }),
    z.strictObject({ any: group }),
    z.strictObject({ not: z.lazy(() => conditionDocument) }),
    z.strictObject({ condition: keyText.describe('A named condition of this file') }),
    factCondition,
  ])
  .meta({
    id: 'Condition',
    description: 'all, any, not, condition (a named one), or a fact with its operator and value',
    examples: [{ all: [{ fact: 'workspace.segment', operator: 'equal', value: 'startup' }] }],
  });
