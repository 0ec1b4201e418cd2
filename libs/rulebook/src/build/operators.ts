import type { FactType, Operator } from '#catalog';

const ORDERED: readonly Operator[] = [
  'equal',
  'notEqual',
  'in',
  'notIn',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
];
const COMPARABLE: readonly Operator[] = ['equal', 'notEqual', 'in', 'notIn'];

/** What can be asked of a fact of each type. */
export const OPERATORS_OF: Readonly<Record<FactType, readonly Operator[]>> = {
  decimal: ORDERED,
  date: ORDERED,
  string: COMPARABLE,
  boolean: COMPARABLE,
  list: ['contains', 'doesNotContain'],
};

export const TAKES_A_LIST: readonly Operator[] = ['in', 'notIn'];
