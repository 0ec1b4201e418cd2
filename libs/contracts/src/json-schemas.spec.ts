import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { ruleFileSchemas } from './json-schemas.js';

const folder = new URL('../../../schemas/', import.meta.url);
const schemas = ruleFileSchemas();

describe('the JSON Schemas for editors', () => {
  it.each(Object.keys(schemas))(
    '%s is committed as generated (node apps/launcher/write-schemas.mjs)',
    (name) => {
      expect(readFileSync(new URL(name, folder), 'utf8')).toBe(`${JSON.stringify(schemas[name], null, 2)}\n`);
    },
  );

  it('are all there is in the folder', () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(schemas).sort());
  });

  it('are draft-07, refuse unknown keys, and explain themselves', () => {
    for (const schema of Object.values(schemas))
      expect(schema).toMatchObject({
        $schema: 'http://json-schema.org/draft-07/schema#',
        additionalProperties: false,
        title: expect.any(String),
        description: expect.any(String),
      });
  });

  it('let a decimal stand unquoted, as YAML authors write it, within the same bounds', () => {
    const { definitions } = schemas['package.v1.json'] as { definitions: Record<string, unknown> };
    expect(definitions.Price).toMatchObject({ type: ['string', 'number'], minimum: 0 });
    expect(definitions.Positive).toMatchObject({ type: ['string', 'number'], exclusiveMinimum: 0 });
    expect(definitions.Literal).toMatchObject({ type: ['string', 'number', 'boolean'] });
  });
});
