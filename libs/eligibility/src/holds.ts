import type { FactValue, Operator } from '#catalog';
import { compareInstants } from '#calendar';
import { InvariantError, invariant } from '#money';
import { type ExpectedValue, isValueList } from './expected-value.js';

/**
 * Whether `found operator expected` holds, exactly and by type: decimals by value (`10 > 9`, `1.1 = 1.10`), dates by
 * the instant they name, texts by their code units, booleans, and lists by their members. The rule file was checked
 * for types, so a mismatch is our fault and throws `InvariantError`.
 */
export function holds(operator: Operator, found: FactValue, expected: ExpectedValue): boolean {
  switch (operator) {
    case 'equal':
      return same(found, single(expected));
    case 'notEqual':
      return !same(found, single(expected));
    case 'in':
      return members(expected).some((member) => same(found, member));
    case 'notIn':
      return !members(expected).some((member) => same(found, member));
    case 'lessThan':
      return compare(found, single(expected)) < 0;
    case 'lessThanInclusive':
      return compare(found, single(expected)) <= 0;
    case 'greaterThan':
      return compare(found, single(expected)) > 0;
    case 'greaterThanInclusive':
      return compare(found, single(expected)) >= 0;
    case 'contains':
      return contains(found, single(expected));
    case 'doesNotContain':
      return !contains(found, single(expected));
  }
}

function compare(a: FactValue, b: FactValue): number {
  if (a.type === 'decimal' && b.type === 'decimal') return a.value.cmp(b.value);
  if (a.type === 'date' && b.type === 'date') return compareInstants(a.value, b.value);
  throw new InvariantError(`a ${a.type} has no order against a ${b.type}`);
}

function same(a: FactValue, b: FactValue): boolean {
  if (a.type === 'string' && b.type === 'string') return a.value === b.value;
  if (a.type === 'boolean' && b.type === 'boolean') return a.value === b.value;
  return compare(a, b) === 0;
}

function contains(list: FactValue, member: FactValue): boolean {
  invariant(list.type === 'list' && member.type === 'string', `a ${list.type} contains no ${member.type}`);
  return list.value.includes(member.value);
}

function single(expected: ExpectedValue): FactValue {
  invariant(!isValueList(expected), 'only `in` and `notIn` compare with several values');
  return expected;
}

function members(expected: ExpectedValue): readonly FactValue[] {
  if (isValueList(expected)) return expected;
  invariant(expected.type === 'list', `a ${expected.type} has no members`);
  return expected.value.map((value) => ({ type: 'string', value }));
}
