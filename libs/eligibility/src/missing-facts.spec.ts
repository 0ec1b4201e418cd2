import { describe, expect, it } from '@jest/globals';
import type { Condition, Rule, RuleEvent } from '#catalog';
import { decimal } from '#money';
import { missingFacts } from './missing-facts.js';

const place = { file: 'team/4.yaml', line: 1, column: 1 };
const asks = (fact: string, other?: string): Condition => ({
  kind: 'fact',
  fact,
  operator: 'equal',
  value: other === undefined ? { type: 'string', value: 'x' } : { fact: other },
  place,
});
const rule = (conditions: Condition | undefined, event: RuleEvent = waive): Rule => ({
  name: 'r',
  priority: 0,
  ...(conditions === undefined ? {} : { conditions }),
  event,
  place,
});
const waive: RuleEvent = { type: 'waive', charges: ['mtu'] };
const from = (fact: string): { fact: string; times: ReturnType<typeof decimal> } => ({
  fact,
  times: decimal('20.00'),
});

describe('missing facts', () => {
  it('are all listed once, sorted, from groups, values, and named conditions within named ones', () => {
    const named = new Map<string, Condition>([
      ['outer', { kind: 'not', condition: { kind: 'named', name: 'inner' } }],
      ['inner', { kind: 'any', conditions: [asks('usage.mtu'), asks('workspace.a')] }],
      ['unused', asks('workspace.unused')],
    ]);
    const rules = [
      rule({
        kind: 'all',
        conditions: [asks('workspace.z', 'workspace.b'), { kind: 'named', name: 'outer' }],
      }),
      rule({ kind: 'named', name: 'outer' }),
      rule(undefined),
    ];
    expect(missingFacts(rules, named, new Map())).toEqual([
      'usage.mtu',
      'workspace.a',
      'workspace.b',
      'workspace.z',
    ]);
    const known = new Map([['workspace.a', { type: 'string', value: 'x' } as const]]);
    expect(missingFacts(rules, named, known)).not.toContain('workspace.a');
  });

  it.each<[RuleEvent, string[]]>([
    [{ type: 'discount', amount: from('quantity.seats') }, ['quantity.seats']],
    [{ type: 'surcharge', percent: decimal('3') }, []],
    [{ type: 'include', charge: 'mtu', quantity: from('quantity.seats') }, ['quantity.seats']],
    [{ type: 'minimum', amount: from('quantity.seats') }, ['quantity.seats']],
    [{ type: 'maximum', amount: decimal('5') }, []],
    [waive, []],
    [
      {
        type: 'overridePrice',
        charge: 'mtu',
        fields: {
          price: { amount: from('a') },
          included: from('b'),
          minimum: from('c'),
          maximum: from('d'),
        },
      },
      ['a', 'b', 'c', 'd'],
    ],
    [
      {
        type: 'entitle',
        entitlement: {
          feature: 'mtu',
          type: 'metered',
          meter: 'mtu',
          limit: from('quantity.seats'),
          enforcement: 'soft',
          resets: 'never',
          place,
        },
      },
      ['quantity.seats'],
    ],
    [{ type: 'entitle', entitlement: { feature: 'sso', type: 'boolean', value: true, place } }, []],
  ])('include those of numbers in the event, row %#', (event, missing) => {
    expect(missingFacts([rule(undefined, event)], new Map(), new Map())).toEqual(missing);
  });

  it('are found by their own name only, never on a prototype', () => {
    expect(missingFacts([rule(asks('constructor', '__proto__'))], new Map(), new Map())).toEqual([
      '__proto__',
      'constructor',
    ]);
  });

  it('refuse conditions that no checked file holds', () => {
    const circle = new Map<string, Condition>([
      ['a', { kind: 'named', name: 'b' }],
      ['b', { kind: 'all', conditions: [{ kind: 'named', name: 'a' }] }],
    ]);
    expect(() => missingFacts([rule({ kind: 'named', name: 'a' })], circle, new Map())).toThrow(
      'refers to itself',
    );
    expect(() => missingFacts([rule({ kind: 'named', name: 'c' })], circle, new Map())).toThrow(
      'no condition named `c`',
    );
    expect(() => missingFacts([rule({ kind: 'any', conditions: [] })], circle, new Map())).toThrow(
      'empty `any`',
    );
  });

  it('refuse references that unfold to millions of comparisons', () => {
    const named = new Map<string, Condition>([['n0', asks('f')]]);
    for (let n = 1; n <= 40; n += 1) {
      const before: Condition = { kind: 'named', name: `n${n - 1}` };
      named.set(`n${n}`, { kind: 'all', conditions: [before, before] });
    }
    expect(() => missingFacts([rule({ kind: 'named', name: 'n40' })], named, new Map())).toThrow('unfold');
  });
});
