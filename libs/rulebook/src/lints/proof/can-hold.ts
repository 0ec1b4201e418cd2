import type { Condition, Definitions, FactCondition, FactValue, Operator, PackageVersion } from '#catalog';
import { type Domain, narrow } from './domain.js';
import { factDomain } from './fact-domain.js';
import { pairCanHold, selfHolds } from './fact-pairs.js';

/** A condition that is to hold, or not to. */
export interface Goal {
  readonly condition: Condition;
  readonly holds: boolean;
}

/** Exact, because every fact is present before any condition is judged. */
const OPPOSITE: Readonly<Record<Operator, Operator>> = {
  equal: 'notEqual',
  notEqual: 'equal',
  in: 'notIn',
  notIn: 'in',
  lessThan: 'greaterThanInclusive',
  greaterThanInclusive: 'lessThan',
  greaterThan: 'lessThanInclusive',
  lessThanInclusive: 'greaterThan',
  contains: 'doesNotContain',
  doesNotContain: 'contains',
};

/** What proofs may use, and how much work is left for them: when it is used up, every answer is "perhaps". */
export interface Theory {
  readonly version: PackageVersion;
  readonly definitions: Definitions;
  readonly budget: { left: number };
}

/** Enough for any rules that people write, and well under half a second for any that they do not. */
export function theoryOf(version: PackageVersion, definitions: Definitions): Theory {
  return { version, definitions, budget: { left: 100_000 } };
}

interface Pair {
  readonly fact: string;
  readonly operator: Operator;
  readonly other: string;
}

/**
 * Whether some facts make all goals come true at once. False is a proof; true means possible or not decided,
 * so that nothing is reported that is not certain.
 */
export function canHold(goals: readonly Goal[], { version, definitions, budget }: Theory): boolean {
  if (budget.left < 0) return true;
  const search = (
    pending: readonly Goal[],
    known: ReadonlyMap<string, Domain>,
    pairs: readonly Pair[],
  ): boolean => {
    budget.left -= known.size;
    const todo = [...pending];
    const domains = new Map(known);
    const related = [...pairs];
    const choices: Goal[][] = [];
    const domainOf = (fact: string) => domains.get(fact) ?? factDomain(fact, version, definitions);

    for (let goal = todo.pop(); goal !== undefined; goal = todo.pop()) {
      budget.left -= 1;
      if (budget.left < 0) return true;
      const { condition, holds } = goal;
      if (condition.kind === 'not') {
        todo.push({ condition: condition.condition, holds: !holds });
      } else if (condition.kind === 'named') {
        const named = version.conditions.get(condition.name);
        if (named) todo.push({ condition: named, holds });
      } else if (condition.kind === 'fact') {
        const { fact, value } = condition;
        const operator = holds ? condition.operator : OPPOSITE[condition.operator];
        if ('fact' in value) {
          if (value.fact !== fact) related.push({ fact, operator, other: value.fact });
          else if (!selfHolds(operator)) return false;
        } else {
          const before = domainOf(fact);
          const after = before && narrow(before, operator, valuesOf(value));
          if (before && !after) return false;
          if (after) domains.set(fact, after);
        }
      } else {
        const parts = condition.conditions.map((part) => ({ condition: part, holds }));
        if ((condition.kind === 'all') === holds) todo.push(...parts);
        else choices.push(parts);
      }
    }

    if (!related.every(({ fact, operator, other }) => pairCanHold(domainOf(fact), operator, domainOf(other))))
      return false;
    const [choice, ...others] = choices;
    if (choice === undefined) return true;
    // The other choices wait as they were: a group that still has to come true, one alternative of it.
    const waiting = others.map((parts) => asGoal(parts));
    return choice.some((part) => search([...waiting, part], domains, related));
  };

  return search(goals, new Map(), []);
}

/** At least one of the parts, as a single goal. */
function asGoal(parts: readonly Goal[]): Goal {
  const holds = parts[0]?.holds ?? true;
  return {
    condition: { kind: holds ? 'any' : 'all', conditions: parts.map((part) => part.condition) },
    holds,
  };
}

function valuesOf(value: Exclude<FactCondition['value'], { readonly fact: string }>): readonly FactValue[] {
  return 'type' in value ? [value] : value;
}
