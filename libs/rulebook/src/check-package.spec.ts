import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import { checkPackageText } from './check-package.js';
import { readDefinitions } from './read-definitions.js';

const root = new URL('../../../rules/packages/', import.meta.url);
const shipped = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\/\d+\.yaml$/.test(path))
  .map((path) => parse(readFileSync(new URL(path, root), 'utf8'), { schema: 'failsafe' }) as Tree);

const file = (name: string) => ({ path: name, bytes: readFileSync(new URL(`../${name}`, root)) });
const { definitions } = readDefinitions({
  meters: [file('meters.yaml')],
  attributes: [file('attributes.yaml')],
  features: [file('features.yaml')],
});

type Tree = string | Tree[] | { [key: string]: Tree };

/** Every place in a tree, as the steps that lead to it. */
function placesIn(tree: Tree, path: readonly string[] = []): (readonly string[])[] {
  const inner = typeof tree === 'string' ? [] : Object.entries(tree);
  return [path, ...inner.flatMap(([key, value]) => placesIn(value, [...path, key]))];
}

function replaced(tree: Tree, [step, ...rest]: readonly string[], by: unknown): unknown {
  if (step === undefined) return by;
  if (Array.isArray(tree))
    return tree.map((each, index) => (String(index) === step ? replaced(each, rest, by) : each));
  if (typeof tree === 'string') return tree;
  const entries = Object.entries(tree).map(([key, value]) => [
    key,
    key === step ? replaced(value, rest, by) : value,
  ]);
  return Object.fromEntries(entries) as unknown;
}

describe('checking a package (law)', () => {
  const junk = fc.oneof(
    fc.constantFrom(
      '',
      '0',
      '-1',
      '1e9',
      'true',
      'seats',
      'usage.mtu',
      'unlimited',
      '0.0000000000001',
      'constructor',
    ),
    fc.constantFrom(
      null,
      true,
      5,
      0.5,
      1e300,
      [],
      {},
      [[]],
      { fact: 'usage.mtu' },
      { all: [] },
      { upTo: '5' },
    ),
    fc.string({ maxLength: 12 }),
    fc.jsonValue({ maxDepth: 2 }),
  );

  it('answers whatever stands in a file with places inside it, and never throws', () => {
    const codes = new Set<string>();
    fc.assert(
      fc.property(fc.constantFrom(...shipped), fc.nat(), junk, (tree, place, by) => {
        const places = placesIn(tree);
        const text = JSON.stringify(replaced(tree, places[place % places.length] ?? [], by), null, 1);
        const lines = text.split('\n');
        const { diagnostics } = checkPackageText(
          { path: 't/1.json', bytes: new TextEncoder().encode(text) },
          definitions,
        );
        for (const { code, message, help, place: at, span } of diagnostics) {
          codes.add(code);
          expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
          expect(message).not.toMatch(/undefined|\[object|NaN|\.$/);
          expect(help).not.toMatch(/^$|undefined|\[object|\.$/);
          expect(at.line).toBeLessThanOrEqual(lines.length);
          expect(at.column).toBeLessThanOrEqual((lines[at.line - 1]?.length ?? 0) + 1);
          expect(span).toBeGreaterThan(0);
        }
      }),
      { seed: 20270104, numRuns: 400 },
    );
    // The junk reaches the checks of shape, reference and type alike.
    expect(codes.size).toBeGreaterThan(20);
  });
});
