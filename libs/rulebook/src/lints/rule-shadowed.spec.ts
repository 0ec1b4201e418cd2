import { describe, expect, it } from '@jest/globals';
import type { RuleEvent } from '#catalog';
import { decimal } from '#money';
import { ruleShadowed } from './rule-shadowed.js';
import { all, asks, codesOf, found, rule } from './sample.js';

const override = (unitAmount: string, when?: Record<string, string[]>): RuleEvent => ({
  type: 'overridePrice',
  charge: 'mtu',
  fields: { price: { unitAmount: decimal(unitAmount) } },
  ...(when && { when }),
});
const isBig = asks('usage.mtu', 'greaterThan', '1000');
const isBigger = asks('usage.mtu', 'greaterThan', '2000');
const shadowed = (...rules: ReturnType<typeof rule>[]) => codesOf(found(ruleShadowed, { rules }));

describe('ruleShadowed', () => {
  it('finds an override behind one that always fires first', () => {
    expect(
      found(ruleShadowed, { rules: [rule('a', override('1')), rule('b', override('2'), isBig)] }),
    ).toEqual([
      'rule-shadowed rules.1: rule `b` never changes anything: whenever it fires, rule `a` already decided what it asks for',
    ]);
  });
  it('reads rule order, not file order', () => {
    expect(shadowed(rule('a', override('1'), undefined, 1), rule('b', override('2'), undefined, 2))).toEqual([
      'rule-shadowed rules.0',
    ]);
    expect(shadowed(rule('a', override('1'), isBigger), rule('b', override('2')))).toEqual([]);
  });
  it('finds an override whose conditions imply those of an earlier one', () => {
    expect(shadowed(rule('a', override('1'), isBig), rule('b', override('2'), isBigger))).toEqual([
      'rule-shadowed rules.1',
    ]);
    expect(shadowed(rule('a', override('1'), isBigger), rule('b', override('2'), isBig))).toEqual([]);
  });
  it('needs every field of the override decided', () => {
    const two: RuleEvent = {
      type: 'overridePrice',
      charge: 'mtu',
      fields: { price: { unitAmount: decimal('2') }, minimum: decimal('5') },
    };
    const minimum: RuleEvent = {
      type: 'overridePrice',
      charge: 'mtu',
      fields: { price: {}, minimum: decimal('4') },
    };
    expect(shadowed(rule('a', override('1')), rule('b', two))).toEqual([]);
    expect(shadowed(rule('a', override('1')), rule('m', minimum), rule('b', two))).toEqual([
      'rule-shadowed rules.2',
    ]);
  });
  it('compares the cells that overrides name', () => {
    const gb = { country: ['GB'] };
    const islands = { country: ['GB', 'IE'] };
    expect(shadowed(rule('a', override('1', islands)), rule('b', override('2', gb)))).toEqual([
      'rule-shadowed rules.1',
    ]);
    expect(shadowed(rule('a', override('1', gb)), rule('b', override('2', islands)))).toEqual([]);
    expect(shadowed(rule('a', override('1')), rule('b', override('2', gb)))).toEqual([]);
  });
  it('lets a waive beat whatever else is for its charges, before it or after', () => {
    const discount: RuleEvent = { type: 'discount', percent: decimal('5'), charges: ['mtu'] };
    const both: RuleEvent = { type: 'discount', percent: decimal('5'), charges: ['mtu', 'seats'] };
    const waive: RuleEvent = { type: 'waive', charges: ['mtu'] };
    expect(shadowed(rule('d', discount, isBigger), rule('w', waive, isBig))).toEqual([
      'rule-shadowed rules.0',
    ]);
    expect(shadowed(rule('d', both, isBigger), rule('w', waive, isBig))).toEqual([]);
    expect(shadowed(rule('d', discount, isBig), rule('w', waive, isBigger))).toEqual([]);
  });
  it('reports the later of two that say the same, once', () => {
    const waive: RuleEvent = { type: 'waive', charges: ['mtu'] };
    expect(shadowed(rule('a', waive), rule('b', waive))).toEqual(['rule-shadowed rules.1']);
    expect(shadowed(rule('a', waive, all(isBig, isBigger)), rule('b', waive, isBigger))).toEqual([
      'rule-shadowed rules.1',
    ]);
  });
  it('knows that the greatest minimum and the smallest maximum win', () => {
    const bound = (type: 'minimum' | 'maximum', amount: string): RuleEvent => ({
      type,
      amount: decimal(amount),
    });
    expect(shadowed(rule('a', bound('minimum', '5'), isBigger), rule('b', bound('minimum', '9')))).toEqual([
      'rule-shadowed rules.0',
    ]);
    expect(shadowed(rule('a', bound('maximum', '5'), isBigger), rule('b', bound('maximum', '9')))).toEqual(
      [],
    );
    expect(
      codesOf(found(ruleShadowed, { minimum: decimal('5'), rules: [rule('a', bound('minimum', '5'))] })),
    ).toEqual(['rule-shadowed rules.0']);
  });
  it('lets the first grant of a feature win', () => {
    const grant = (value: boolean): RuleEvent => ({
      type: 'entitle',
      entitlement: { type: 'boolean', feature: 'sso', value, place: { file: '', line: 1, column: 1 } },
    });
    expect(shadowed(rule('a', grant(true)), rule('b', grant(false)))).toEqual(['rule-shadowed rules.1']);
  });
  it('says nothing of discounts that add up', () => {
    const discount: RuleEvent = { type: 'discount', percent: decimal('5') };
    expect(shadowed(rule('a', discount), rule('b', discount))).toEqual([]);
  });
});
