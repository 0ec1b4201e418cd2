import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { SchemaComponents } from './schema-components.js';

describe('the components of the API description', () => {
  it('hold each schema with an id once, with all of its examples', () => {
    const components = new SchemaComponents();
    const key = z.string().meta({ id: 'Name', examples: ['a', 'b'] });
    const converted = components.convert(z.strictObject({ key, other: key }), 'output');
    components.convert(z.array(key), 'input');
    expect(converted?.schema).toMatchObject({ properties: { key: { $ref: '#/$defs/Name' } } });
    expect(components.all()).toEqual({ Name: { type: 'string', examples: ['a', 'b'] } });
  });

  it('refer to each other where they stand', () => {
    const components = new SchemaComponents();
    const inner = z.string().meta({ id: 'Inner' });
    components.convert(z.strictObject({ inner }).meta({ id: 'Outer' }), 'output');
    expect(components.all()['Outer']).toMatchObject({
      properties: { inner: { $ref: '#/components/schemas/Inner' } },
    });
  });

  it('do not share an id, were they first met in different routes', () => {
    const components = new SchemaComponents();
    components.convert(z.array(z.string().meta({ id: 'Key' })), 'output');
    expect(() => components.convert(z.array(z.strictObject({}).meta({ id: 'Key' })), 'output')).toThrow(
      /two schemas have the id `Key`/,
    );
  });
});
