import { describe, expect, it } from '@jest/globals';
import type { FactValue, Operator } from '#catalog';
import { instant } from '#calendar';
import { decimal } from '#money';
import { holds } from './holds.js';

const number = (text: string): FactValue => ({ type: 'decimal', value: decimal(text) });
const text = (value: string): FactValue => ({ type: 'string', value });
const yes: FactValue = { type: 'boolean', value: true };
const no: FactValue = { type: 'boolean', value: false };
const date = (value: string): FactValue => ({ type: 'date', value: instant(value) });
const list = (...value: string[]): FactValue => ({ type: 'list', value });

const noon = date('2027-01-01T12:00:00Z');
const noonInBerlin = date('2027-01-01T13:00:00+01:00');
const later = date('2027-01-01T12:00:00.000001Z');

describe('an operator', () => {
  it.each<[string, Operator, string, boolean]>([
    ['10', 'greaterThan', '9', true],
    ['9', 'greaterThan', '10', false],
    ['1.1', 'equal', '1.10', true],
    ['1.1', 'notEqual', '1.10', false],
    ['0', 'equal', '0.000000000000', true],
    ['-0', 'equal', '0', true],
    ['-10', 'lessThan', '-9', true],
    ['0.3', 'equal', '0.30', true],
    ['0.1', 'lessThan', '0.100000000001', true],
    ['12345678901234567890123456.000000000001', 'greaterThan', '12345678901234567890123456', true],
    ['12345678901234567890123456.000000000001', 'equal', '12345678901234567890123456', false],
    ['5', 'lessThan', '5', false],
    ['5', 'lessThanInclusive', '5.0', true],
    ['5', 'greaterThan', '5', false],
    ['5', 'greaterThanInclusive', '5.0', true],
    ['5', 'lessThanInclusive', '4.999999999999', false],
    ['5', 'greaterThanInclusive', '5.000000000001', false],
  ])('compares decimals by value: %s %s %s is %s', (found, operator, expected, held) => {
    expect(holds(operator, number(found), number(expected))).toBe(held);
  });

  it.each<[Operator, FactValue, FactValue, boolean]>([
    ['equal', noon, noonInBerlin, true],
    ['notEqual', noon, noonInBerlin, false],
    ['lessThan', noon, later, true],
    ['lessThan', noonInBerlin, noon, false],
    ['lessThanInclusive', noonInBerlin, noon, true],
    ['greaterThan', later, noon, true],
    ['greaterThanInclusive', noon, later, false],
    ['greaterThanInclusive', noon, noonInBerlin, true],
  ])('compares dates by the instant they name: %s, row %#', (operator, found, expected, held) => {
    expect(holds(operator, found, expected)).toBe(held);
  });

  it('compares texts by their code units, without folding case or accents', () => {
    expect(holds('equal', text('GB'), text('GB'))).toBe(true);
    expect(holds('equal', text('gb'), text('GB'))).toBe(false);
    expect(holds('equal', text('\u00e9'), text('e\u0301'))).toBe(false);
    expect(holds('notEqual', text('10'), text('10.0'))).toBe(true);
    expect(holds('equal', text(''), text(''))).toBe(true);
  });

  it('compares booleans', () => {
    expect(holds('equal', yes, yes)).toBe(true);
    expect(holds('equal', yes, no)).toBe(false);
    expect(holds('notEqual', yes, no)).toBe(true);
  });

  it('finds a value in several by the same equality', () => {
    expect(holds('in', number('1.10'), [number('2'), number('1.1')])).toBe(true);
    expect(holds('notIn', number('1.10'), [number('2'), number('1.1')])).toBe(false);
    expect(holds('in', text('GB'), [text('IE'), text('FR')])).toBe(false);
    expect(holds('notIn', text('GB'), [text('IE'), text('FR')])).toBe(true);
    expect(holds('in', noon, [later, noonInBerlin])).toBe(true);
    expect(holds('in', no, [yes, no])).toBe(true);
    expect(holds('in', text('GB'), list('IE', 'GB'))).toBe(true);
    expect(holds('in', text('GB'), [])).toBe(false);
  });

  it('looks for whole members of a list', () => {
    expect(holds('contains', list('beta', 'early'), text('beta'))).toBe(true);
    expect(holds('contains', list('beta', 'early'), text('bet'))).toBe(false);
    expect(holds('doesNotContain', list('beta'), text('early'))).toBe(true);
    expect(holds('doesNotContain', list('beta'), text('beta'))).toBe(false);
    expect(holds('contains', list(), text('beta'))).toBe(false);
    expect(holds('contains', list('__proto__'), text('constructor'))).toBe(false);
  });

  it.each<[Operator, FactValue, FactValue | FactValue[]]>([
    ['equal', number('10'), text('10')],
    ['equal', yes, text('true')],
    ['equal', list('a'), list('a')],
    ['in', number('10'), [text('10')]],
    ['in', number('10'), number('10')],
    ['equal', number('10'), [number('10')]],
    ['lessThan', text('9'), text('10')],
    ['greaterThan', noon, number('10')],
    ['lessThan', no, yes],
    ['contains', text('beta'), text('beta')],
    ['contains', list('1'), number('1')],
    ['doesNotContain', list('1'), list('1')],
  ])('throws on types that a checked file never holds: %s, row %#', (operator, found, expected) => {
    expect(() => holds(operator, found, expected)).toThrow(
      expect.objectContaining({ name: 'InvariantError' }),
    );
  });
});
