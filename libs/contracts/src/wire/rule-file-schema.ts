import * as z from 'zod';

export const ruleFileSchema = z.record(z.string(), z.unknown()).meta({
  id: 'RuleFileSchema',
  description: 'A JSON Schema (2020-12)',
  examples: [{ $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' }],
});
