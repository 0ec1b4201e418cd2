import { describe, expect, it } from '@jest/globals';
import type { Condition, FactCondition, FactValue, Facts, Operator, Rule } from '#catalog';
import { instant } from '#calendar';
import { decimal } from '#money';
import { evaluateRules } from './evaluate-rules.js';
import type { ConditionOutcome } from './outcome.js';

const place = { file: 'team/4.yaml', line: 12, column: 5 };
const number = (text: string): FactValue => ({ type: 'decimal', value: decimal(text) });
const text = (value: string): FactValue => ({ type: 'string', value });
const asks = (fact: string, operator: Operator, value: FactCondition['value']): FactCondition => ({
  kind: 'fact',
  fact,
  operator,
  value,
  place,
});
const rule = (name: string, conditions?: Condition, priority = 0): Rule => ({
  name,
  priority,
  ...(conditions === undefined ? {} : { conditions }),
  event: { type: 'waive', charges: ['mtu'] },
  place,
});
const facts: Facts = new Map<string, FactValue>([
  ['usage.mtu', number('10')],
  ['workspace.country', text('GB')],
  ['workspace.tags', { type: 'list', value: ['beta', 'early'] }],
  ['workspace.paying', { type: 'boolean', value: true }],
  ['subscription.start', { type: 'date', value: instant('2026-11-01T00:00:00+01:00') }],
  ['quantity.seats', number('12.50')],
]);
const large = asks('usage.mtu', 'greaterThan', number('9'));
const french = asks('workspace.country', 'equal', text('FR'));
const judge = async (condition: Condition, named: [string, Condition][] = []): Promise<ConditionOutcome> => {
  const [outcome] = await evaluateRules({
    rules: [rule('r', condition)],
    conditions: new Map(named),
    facts,
  });
  if (outcome?.condition === undefined) throw new Error('a rule with conditions gives reasons');
  expect(outcome.fired).toBe(outcome.condition.held);
  return outcome.condition;
};

describe('evaluating rules', () => {
  it('answers in rule order: higher priority first, then as written, whatever fires', async () => {
    const outcomes = await evaluateRules({
      rules: [rule('a', french), rule('b'), rule('c', large, 5), rule('d', large), rule('e', undefined, -1)],
      conditions: new Map(),
      facts,
    });
    expect(outcomes.map(({ rule: name, fired }) => [name, fired])).toEqual([
      ['c', true],
      ['a', false],
      ['b', true],
      ['d', true],
      ['e', true],
    ]);
    expect(outcomes.map(({ condition }) => condition === undefined)).toEqual([
      false,
      false,
      true,
      false,
      true,
    ]);
  });

  it('answers nothing for no rules, and needs no facts for rules without conditions', async () => {
    expect(await evaluateRules({ rules: [], conditions: new Map(), facts: new Map() })).toEqual([]);
    const outcomes = await evaluateRules({ rules: [rule('a')], conditions: new Map(), facts: new Map() });
    expect(outcomes).toEqual([{ rule: 'a', fired: true }]);
  });

  it('says what was asked, what was found and whether it held', async () => {
    expect(await judge(asks('usage.mtu', 'lessThan', number('9.50')))).toEqual({
      kind: 'fact',
      held: false,
      fact: 'usage.mtu',
      operator: 'lessThan',
      expected: '9.5',
      found: '10',
      place,
    });
    const started = await judge(
      asks('subscription.start', 'lessThan', { type: 'date', value: instant('2027-01-01T00:00:00Z') }),
    );
    expect(started).toMatchObject({
      held: true,
      expected: '2027-01-01T00:00:00Z',
      found: '2026-10-31T23:00:00Z',
    });
    expect(await judge(asks('workspace.country', 'in', [text('GB'), text('IE')]))).toMatchObject({
      held: true,
      expected: ['GB', 'IE'],
      found: 'GB',
    });
    expect(await judge(asks('workspace.tags', 'contains', text('beta')))).toMatchObject({
      held: true,
      expected: 'beta',
      found: ['beta', 'early'],
    });
    expect(
      await judge(asks('workspace.paying', 'notEqual', { type: 'boolean', value: false })),
    ).toMatchObject({ held: true, expected: 'false', found: 'true' });
  });

  it('looks a fact named as a value up, and names it', async () => {
    expect(await judge(asks('usage.mtu', 'lessThan', { fact: 'quantity.seats' }))).toMatchObject({
      held: true,
      expected: '12.5',
      expectedFact: 'quantity.seats',
      found: '10',
    });
  });

  it('reports every member of a group, also those that decide nothing any more', async () => {
    const any = await judge({ kind: 'any', conditions: [large, french, large] });
    expect(any).toMatchObject({ held: true, conditions: [{ held: true }, { held: false }, { held: true }] });
    const all = await judge({
      kind: 'all',
      conditions: [french, { kind: 'any', conditions: [french, { kind: 'not', condition: large }] }, large],
    });
    expect(all).toMatchObject({
      held: false,
      conditions: [
        { held: false, found: 'GB' },
        {
          held: false,
          conditions: [
            { held: false, found: 'GB' },
            { kind: 'not', held: false, condition: { held: true } },
          ],
        },
        { held: true, found: '10' },
      ],
    });
  });

  it('keeps the names of conditions, within others and at the top, and of lone facts', async () => {
    const named: [string, Condition][] = [
      ['large', large],
      ['local', { kind: 'not', condition: french }],
      [
        'both',
        {
          kind: 'all',
          conditions: [
            { kind: 'named', name: 'large' },
            { kind: 'named', name: 'local' },
          ],
        },
      ],
      ['alias', { kind: 'named', name: 'both' }],
    ];
    expect(await judge({ kind: 'named', name: 'alias' }, named)).toMatchObject({
      kind: 'named',
      name: 'alias',
      held: true,
      condition: {
        kind: 'named',
        name: 'both',
        condition: {
          kind: 'all',
          conditions: [
            { kind: 'named', name: 'large', condition: { kind: 'fact', held: true } },
            { kind: 'named', name: 'local', condition: { kind: 'not', condition: { held: false } } },
          ],
        },
      },
    });
  });

  it('judges conditions nested sixteen deep', async () => {
    let condition: Condition = large;
    for (let depth = 1; depth < 16; depth += 1) {
      condition =
        depth % 3 === 0
          ? { kind: 'not', condition }
          : {
              kind: depth % 3 === 1 ? 'all' : 'any',
              conditions: [condition, condition].slice(0, 1 + (depth % 2)),
            };
    }
    expect((await judge(condition)).held).toBe(false);
    expect((await judge({ kind: 'not', condition })).held).toBe(true);
  });

  it('takes names for names, whatever JavaScript means by them', async () => {
    const strange = new Map([
      ['__proto__', text('GB')],
      ['constructor', text('FR')],
    ]);
    const outcomes = await evaluateRules({
      rules: [
        rule('__proto__', asks('__proto__', 'notEqual', { fact: 'constructor' })),
        rule('constructor', { kind: 'named', name: '__proto__' }),
      ],
      conditions: new Map([['__proto__', asks('constructor', 'equal', text('FR'))]]),
      facts: strange,
    });
    expect(outcomes.map(({ fired }) => fired)).toEqual([true, true]);
    expect(Object.hasOwn(Object.prototype, 'type')).toBe(false);
  });

  it('throws when a fact is missing: the caller asks `missingFacts` first', async () => {
    await expect(judge(asks('usage.sms', 'equal', number('0')))).rejects.toThrow('`usage.sms` is known');
  });

  it('throws when a value is of another type than the checked file said', async () => {
    await expect(judge(asks('workspace.country', 'equal', number('0')))).rejects.toThrow('no order');
  });
});
