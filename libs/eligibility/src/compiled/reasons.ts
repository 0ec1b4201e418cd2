import type { Condition, FactCondition, Facts } from '#catalog';
import { namesFact } from '../expected-value.js';
import { holds } from '../holds.js';
import type { ConditionOutcome } from '../outcome.js';
import { valueText } from '../value-text.js';
import { conditionNamed, knownFact } from './compile-condition.js';

/** Why a condition holds for these facts or does not, down to its comparisons. */
export function reasonsOf(
  condition: Condition,
  named: ReadonlyMap<string, Condition>,
  facts: Facts,
): ConditionOutcome {
  const inner = (one: Condition): ConditionOutcome => reasonsOf(one, named, facts);
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const { kind } = condition;
      const conditions = condition.conditions.map(inner);
      const isHeld = ({ held }: ConditionOutcome): boolean => held;
      return {
        kind,
        held: kind === 'all' ? conditions.every(isHeld) : conditions.some(isHeld),
        conditions,
      };
    }
    case 'not': {
      const outcome = inner(condition.condition);
      return { kind: 'not', held: !outcome.held, condition: outcome };
    }
    case 'named': {
      const { name } = condition;
      const outcome = inner(conditionNamed(name, named));
      return { kind: 'named', name, held: outcome.held, condition: outcome };
    }
    case 'fact':
      return comparison(condition, facts);
  }
}

function comparison({ fact, operator, value, place }: FactCondition, facts: Facts): ConditionOutcome {
  const found = knownFact(fact, facts);
  const expected = namesFact(value) ? knownFact(value.fact, facts) : value;
  return {
    kind: 'fact',
    held: holds(operator, found, expected),
    fact,
    operator,
    expected: valueText(expected),
    found: valueText(found),
    ...(namesFact(value) ? { expectedFact: value.fact } : {}),
    place,
  };
}
