import { describe, expect, it } from '@jest/globals';
import type { Condition } from '#catalog';
import { decimal } from '#money';
import { ruleAlwaysHolds } from './rule-always-holds.js';
import { ruleNeverHolds } from './rule-never-holds.js';
import { all, any, asks, charge, compares, found, named, not, rule } from './sample.js';

const conditions = new Map([['small', asks('usage.mtu', 'lessThan', '100')]]);
const rules = (condition?: Condition) => ({
  conditions,
  rules: [rule('r', { type: 'waive', charges: ['mtu'] }, condition)],
});
const never = (condition: Condition) => found(ruleNeverHolds, rules(condition)).length === 1;
const always = (condition: Condition) => found(ruleAlwaysHolds, rules(condition)).length === 1;

describe('ruleNeverHolds', () => {
  it('names the rule and leads to its conditions', () => {
    expect(found(ruleNeverHolds, rules(asks('usage.mtu', 'lessThan', '0')))).toEqual([
      'rule-never-holds rules.0.conditions: rule `r` can never hold: its conditions contradict each other',
    ]);
    expect(found(ruleNeverHolds, rules())).toEqual([]);
  });
  it.each<[string, Condition, boolean]>([
    ['an empty range', all(asks('usage.mtu', 'greaterThan', '10'), asks('usage.mtu', 'lessThan', '5')), true],
    [
      'a range that touches in an open end',
      all(asks('usage.mtu', 'greaterThanInclusive', '5'), asks('usage.mtu', 'lessThan', '5.0')),
      true,
    ],
    [
      'the open end of a range',
      all(asks('usage.mtu', 'greaterThan', '5'), asks('usage.mtu', 'equal', '5')),
      true,
    ],
    [
      'the other open end of a range',
      all(asks('usage.mtu', 'in', '5', '6'), asks('usage.mtu', 'lessThan', '5')),
      true,
    ],
    [
      'a range of one value',
      all(asks('usage.mtu', 'greaterThanInclusive', '5'), asks('usage.mtu', 'lessThanInclusive', '5')),
      false,
    ],
    [
      'one value taken out',
      all(
        asks('usage.mtu', 'greaterThanInclusive', '5'),
        asks('usage.mtu', 'lessThanInclusive', '5'),
        asks('usage.mtu', 'notEqual', '5.00'),
      ),
      true,
    ],
    ['negative usage', asks('usage.mtu', 'lessThan', '0'), true],
    ['no usage', asks('usage.mtu', 'lessThanInclusive', '0'), false],
    ['a negative quantity', asks('quantity.seats', 'equal', '-1'), true],
    ['a negative number of employees', asks('workspace.employees', 'lessThan', '0'), false],
    [
      'between two whole months',
      all(asks('subscription.months', 'greaterThan', '2'), asks('subscription.months', 'lessThan', '3')),
      true,
    ],
    [
      'two values of one string',
      all(asks('workspace.country', 'equal', 'GB'), asks('workspace.country', 'equal', 'FR')),
      true,
    ],
    [
      'lists of strings without a common value',
      all(asks('workspace.country', 'in', 'GB', 'IE'), asks('workspace.country', 'in', 'FR')),
      true,
    ],
    [
      'lists of strings with a common value',
      all(asks('workspace.country', 'in', 'GB', 'IE'), asks('workspace.country', 'in', 'IE')),
      false,
    ],
    [
      'every declared value taken out',
      asks('workspace.segment', 'notIn', 'startup', 'midmarket', 'enterprise'),
      true,
    ],
    ['some declared values taken out', asks('workspace.segment', 'notIn', 'startup', 'midmarket'), false],
    ['a value never declared', asks('workspace.segment', 'equal', 'school'), true],
    ['neither true nor false', asks('workspace.beta', 'notIn', 'true', 'false'), true],
    [
      'after and before the same day',
      all(
        asks('workspace.signed', 'greaterThan', '2027-01-01T00:00:00Z'),
        asks('workspace.signed', 'lessThan', '2027-01-01T00:00:00+00:00'),
      ),
      true,
    ],
    [
      'with and without the same value',
      all(asks('workspace.tags', 'contains', 'red'), asks('workspace.tags', 'doesNotContain', 'red')),
      true,
    ],
    [
      'two values of a list',
      all(asks('workspace.tags', 'contains', 'red'), asks('workspace.tags', 'contains', 'blue')),
      false,
    ],
    ['a fact below itself', compares('usage.mtu', 'lessThan', 'usage.mtu'), true],
    ['a fact below another', compares('usage.mtu', 'lessThan', 'usage.calls'), false],
    [
      'a fact below another that is smaller',
      all(
        asks('usage.mtu', 'greaterThan', '10'),
        asks('usage.calls', 'lessThan', '5'),
        compares('usage.mtu', 'lessThan', 'usage.calls'),
      ),
      true,
    ],
    ['a named condition contradicted', all(named('small'), asks('usage.mtu', 'equal', '100')), true],
    ['a named condition met', all(named('small'), asks('usage.mtu', 'equal', '99.999')), false],
    ['not of what always holds', not(asks('usage.mtu', 'greaterThanInclusive', '0')), true],
    [
      'alternatives that all fail',
      all(
        asks('usage.mtu', 'greaterThan', '10'),
        any(asks('usage.mtu', 'lessThan', '5'), asks('usage.mtu', 'equal', '7')),
      ),
      true,
    ],
    [
      'alternatives of which one fits',
      all(
        asks('usage.mtu', 'greaterThan', '10'),
        any(asks('usage.mtu', 'lessThan', '5'), asks('workspace.country', 'equal', 'GB')),
        any(asks('workspace.country', 'equal', 'FR'), asks('workspace.country', 'equal', 'GB')),
      ),
      false,
    ],
    [
      'alternatives that fit apart and never together',
      all(
        any(asks('workspace.country', 'equal', 'GB'), asks('workspace.country', 'equal', 'IE')),
        any(asks('workspace.country', 'equal', 'FR'), asks('workspace.country', 'equal', 'DE')),
      ),
      true,
    ],
  ])('%s', (_, condition, isNever) => {
    expect(never(condition)).toBe(isNever);
  });

  it('lets usage be negative where a charge of that meter allows it', () => {
    const refunds = charge('unit', { price: { unitAmount: decimal('1') }, allowNegative: true });
    expect(
      found(ruleNeverHolds, { charges: [refunds], ...rules(asks('usage.mtu', 'lessThan', '0')) }),
    ).toEqual([]);
  });

  it('gives up without a finding, and soon, where alternatives multiply', () => {
    const choice = (index: number) =>
      any(asks(`workspace.a${String(index)}`, 'equal', 'x'), asks('usage.mtu', 'equal', String(index)));
    const condition = all(
      ...Array.from({ length: 60 }, (_, index) => choice(index)),
      asks('usage.mtu', 'lessThan', '-1'),
    );
    const tangled = all(
      ...Array.from({ length: 40 }, (_, index) =>
        any(asks('usage.mtu', 'greaterThan', String(index)), asks('usage.calls', 'greaterThan', '3')),
      ),
      any(
        ...Array.from({ length: 40 }, () =>
          all(asks('usage.calls', 'equal', '2'), asks('usage.mtu', 'equal', '1')),
        ),
      ),
    );
    const before = performance.now();
    expect(never(condition)).toBe(true);
    never(tangled);
    expect(performance.now() - before).toBeLessThan(1000);
  });
});

describe('ruleAlwaysHolds', () => {
  it.each<[string, Condition, boolean]>([
    ['usage of zero or more', asks('usage.mtu', 'greaterThanInclusive', '0'), true],
    ['usage above zero', asks('usage.mtu', 'greaterThan', '0'), false],
    ['every declared value', asks('workspace.segment', 'in', 'enterprise', 'startup', 'midmarket'), true],
    [
      'below or not below',
      any(
        asks('workspace.employees', 'lessThan', '5'),
        asks('workspace.employees', 'greaterThanInclusive', '5'),
      ),
      true,
    ],
    [
      'below or above, but not equal',
      any(asks('workspace.employees', 'lessThan', '5'), asks('workspace.employees', 'greaterThan', '5')),
      false,
    ],
    ['true or false', asks('workspace.beta', 'in', 'true', 'false'), true],
    ['not below zero', not(asks('usage.mtu', 'lessThan', '0')), true],
  ])('%s', (_, condition, isAlways) => {
    expect(always(condition)).toBe(isAlways);
  });
  it('has nothing to say about a rule without conditions', () => {
    expect(found(ruleAlwaysHolds, rules())).toEqual([]);
  });
});
