import type { Condition, FactCondition, FactValue, Facts } from '#catalog';
import { invariant } from '#money';
import { namesFact } from '../expected-value.js';
import { holds } from '../holds.js';

/** Whether a condition holds for these facts. */
export type Judgement = (facts: Facts) => boolean;

/**
 * The condition as a function. Like the engine it judges every member of a group, also one that decides nothing any
 * more: a fact or type that no checked file could ask for is an error wherever it stands.
 */
export function compileCondition(condition: Condition, named: ReadonlyMap<string, Condition>): Judgement {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const members = condition.conditions.map((member) => compileCondition(member, named));
      const decisive = condition.kind === 'any';
      return (facts) => {
        let held = !decisive;
        for (const member of members) if (member(facts) === decisive) held = decisive;
        return held;
      };
    }
    case 'not': {
      const inner = compileCondition(condition.condition, named);
      return (facts) => !inner(facts);
    }
    case 'named':
      return compileCondition(conditionNamed(condition.name, named), named);
    case 'fact':
      return compileComparison(condition);
  }
}

function compileComparison({ fact, operator, value }: FactCondition): Judgement {
  return namesFact(value)
    ? (facts) => holds(operator, knownFact(fact, facts), knownFact(value.fact, facts))
    : (facts) => holds(operator, knownFact(fact, facts), value);
}

export function knownFact(name: string, facts: Facts): FactValue {
  const fact = facts.get(name);
  invariant(fact !== undefined, `the fact \`${name}\` is known before rules are evaluated`);
  return fact;
}

export function conditionNamed(name: string, named: ReadonlyMap<string, Condition>): Condition {
  const target = named.get(name);
  invariant(target !== undefined, `there is no condition named \`${name}\``);
  return target;
}
