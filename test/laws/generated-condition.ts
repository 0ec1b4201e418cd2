import fc from 'fast-check';
import { instant } from '#calendar';
import type { Condition, FactValue, Operator, Rule } from '#catalog';
import { decimal } from '#money';

const place = { file: 'team/4.yaml', line: 1, column: 1 };

/** A value as the oracle knows it: hundredths and seconds are whole, so plain comparison is exact. */
export type Plain = number | string | boolean | readonly string[];
type Kind = FactValue['type'];
export interface Known {
  readonly plain: Plain;
  readonly value: FactValue;
}

const ordered: readonly Operator[] = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];
const equality: readonly Operator[] = ['equal', 'notEqual', 'in', 'notIn'];
const operators: Readonly<Record<Kind, readonly Operator[]>> = {
  decimal: [...equality, ...ordered],
  date: [...equality, ...ordered],
  string: equality,
  boolean: equality,
  list: ['contains', 'doesNotContain'],
};

// Small ranges, so that equal values meet; written with different zeros and zones.
const known: Readonly<Record<Kind, fc.Arbitrary<Known>>> = {
  decimal: fc.tuple(fc.integer({ min: -1200, max: 1200 }), fc.nat(10)).map(([hundredths, zeros]) => {
    const digits = String(Math.abs(hundredths)).padStart(3, '0');
    const text = `${hundredths < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}${'0'.repeat(zeros)}`;
    return { plain: hundredths, value: { type: 'decimal', value: decimal(text) } };
  }),
  date: fc.tuple(fc.nat(40), fc.integer({ min: -12, max: 12 })).map(([minute, hours]) => {
    const local = new Date(1_800_000_000_000 + minute * 60_000 + hours * 3_600_000)
      .toISOString()
      .slice(0, 19);
    const zone = `${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:00`;
    return { plain: minute, value: { type: 'date', value: instant(local + zone) } };
  }),
  string: fc
    .constantFrom('', '9', '10', 'GB', 'gb', '__proto__', 'constructor', 'true')
    .map((value) => ({ plain: value, value: { type: 'string', value } })),
  boolean: fc.boolean().map((value) => ({ plain: value, value: { type: 'boolean', value } })),
  list: fc
    .array(fc.constantFrom('beta', 'early', '10', '__proto__'), { maxLength: 3 })
    .map((value) => ({ plain: value, value: { type: 'list', value } })),
};
const kinds: readonly Kind[] = ['decimal', 'date', 'string', 'boolean', 'list'];

/** A condition with what the oracle makes of it. */
export interface Case {
  readonly condition: Condition;
  readonly holds: (facts: ReadonlyMap<string, Plain>) => boolean;
}

function naive(operator: Operator, found: Plain, expected: Plain | readonly Plain[]): boolean {
  const among = (list: unknown, one: unknown): boolean => Array.isArray(list) && list.some((x) => x === one);
  switch (operator) {
    case 'equal':
      return found === expected;
    case 'notEqual':
      return found !== expected;
    case 'in':
      return among(expected, found);
    case 'notIn':
      return !among(expected, found);
    case 'lessThan':
      return found < expected;
    case 'lessThanInclusive':
      return found <= expected;
    case 'greaterThan':
      return found > expected;
    case 'greaterThanInclusive':
      return found >= expected;
    case 'contains':
      return among(found, expected);
    case 'doesNotContain':
      return !among(found, expected);
  }
}

const read = (facts: ReadonlyMap<string, Plain>, name: string): Plain => {
  const plain = facts.get(name);
  if (plain === undefined) throw new Error(`no fact ${name}`);
  return plain;
};

function comparison(kind: Kind): fc.Arbitrary<Case> {
  const other = kind === 'list' ? 'string' : kind;
  return fc
    .record({
      operator: fc.constantFrom(...operators[kind]),
      fact: fc.constantFrom(`${kind}.a`, `${kind}.b`),
      values: fc.array(known[other], { minLength: 1, maxLength: 3 }),
      named: fc.boolean(),
    })
    .map(({ operator, fact, values, named }) => {
      const several = operator === 'in' || operator === 'notIn';
      const [first] = values;
      if (first === undefined) throw new Error('at least one value');
      const otherFact = `${other}.b`;
      const value = several ? values.map((one) => one.value) : named ? { fact: otherFact } : first.value;
      return {
        condition: { kind: 'fact', fact, operator, value, place },
        holds: (facts) => {
          const expected = several
            ? values.map((v) => v.plain)
            : named
              ? read(facts, otherFact)
              : first.plain;
          return naive(operator, read(facts, fact), expected);
        },
      };
    });
}

export const { condition: anyCondition } = fc.letrec<{ condition: Case }>((tie) => {
  const group = (kind: 'all' | 'any'): fc.Arbitrary<Case> =>
    fc.array(tie('condition'), { minLength: 1, maxLength: 4 }).map((cases) => ({
      condition: { kind, conditions: cases.map(({ condition }) => condition) },
      holds: (facts) =>
        kind === 'all' ? cases.every(({ holds }) => holds(facts)) : cases.some(({ holds }) => holds(facts)),
    }));
  return {
    condition: fc.oneof(
      { maxDepth: 6, withCrossShrink: true },
      fc.oneof(...kinds.map(comparison)),
      group('all'),
      group('any'),
      tie('condition').map(({ condition, holds }): Case => ({
        condition: { kind: 'not', condition },
        holds: (facts) => !holds(facts),
      })),
      fc.constant<Case>({
        condition: { kind: 'named', name: 'shared' },
        holds: (facts) => naive('lessThan', read(facts, 'decimal.a'), read(facts, 'decimal.b')),
      }),
    ),
  };
});
const shared: Condition = {
  kind: 'fact',
  fact: 'decimal.a',
  operator: 'lessThan',
  value: { fact: 'decimal.b' },
  place,
};
/** The named conditions that generated ones refer to. */
export const named: ReadonlyMap<string, Condition> = new Map([['shared', shared]]);
/** Two facts of every type, by name. */
export const allFacts = fc
  .tuple(...kinds.flatMap((kind) => [known[kind], known[kind]]))
  .map(
    (values) =>
      new Map(values.map((one, index) => [`${kinds[index >> 1] ?? ''}.${index % 2 === 0 ? 'a' : 'b'}`, one])),
  );

export const rulesOf = (cases: readonly Case[]): Rule[] =>
  cases.map(({ condition }, index) => ({
    name: `rule-${index}`,
    priority: 0,
    conditions: condition,
    event: { type: 'waive', charges: [] },
    place,
  }));
