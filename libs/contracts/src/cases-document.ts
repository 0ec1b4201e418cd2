import * as z from 'zod';
import { quoteInputsSchema } from './quote-request.js';
import { decimalText, literal, plainText } from './scalars.js';

const name = z.string().min(1).max(128);

const expectation = z
  .strictObject({
    lines: z.record(name, decimalText).optional().describe('Charge key to rounded amount'),
    adjustments: z
      .record(name, decimalText)
      .optional()
      .describe('Rule name, or minimum and maximum, to amount'),
    subtotal: decimalText.optional(),
    total: decimalText.optional(),
    entitlements: z
      .record(name, literal)
      .optional()
      .describe('Feature to its value; the limit of a metered one'),
    rules: z.array(name).max(1000).optional().describe('The rules that fire, in rule order'),
  })
  .meta({ id: 'Expectation', description: 'What is left out is not compared' });

export const caseDocument = quoteInputsSchema
  .extend({
    name: plainText.min(1).describe('A sentence that says what the case shows'),
    expect: expectation,
  })
  .meta({ id: 'Case' });
export type CaseDocument = z.infer<typeof caseDocument>;

export const casesDocument = z.strictObject({ cases: z.array(caseDocument).max(1000) }).meta({
  title: 'Ratebook cases',
  description: 'Examples of a package version: what goes in, what must come out',
});
export type CasesDocument = z.infer<typeof casesDocument>;
