import type { Condition, FactCondition } from '#catalog';
import { invariant } from '#money';
import { namesFact } from './expected-value.js';

export interface AskedFor {
  readonly facts: ReadonlySet<string>;
  /** Named conditions, through every reference. */
  readonly names: ReadonlySet<string>;
}

// A named condition may hold others, each many times: a few hundred lines could ask for millions of comparisons.
const MOST_CONDITIONS = 20_000;
const DEEPEST = 256;

/**
 * Every fact and named condition that conditions ask for. Throws `InvariantError` for what no checked rule file
 * holds: an unknown or circular reference, an empty group, or references that unfold beyond all measure.
 */
export function askedFor(roots: readonly Condition[], named: ReadonlyMap<string, Condition>): AskedFor {
  const facts = new Set<string>();
  const sizes = new Map<string, number>();
  const open = new Set<string>();

  const visit = (condition: Condition, depth: number): number => {
    invariant(depth <= DEEPEST, `conditions are nested deeper than ${DEEPEST}`);
    switch (condition.kind) {
      case 'all':
      case 'any':
        invariant(condition.conditions.length > 0, `an empty \`${condition.kind}\` would always hold`);
        return condition.conditions.reduce((size, member) => size + visit(member, depth + 1), 1);
      case 'not':
        return 1 + visit(condition.condition, depth + 1);
      case 'named':
        return 1 + unfold(condition.name, depth + 1);
      case 'fact':
        for (const fact of factsOf(condition)) facts.add(fact);
        return 1;
    }
  };
  const unfold = (name: string, depth: number): number => {
    const known = sizes.get(name);
    if (known !== undefined) return known;
    const target = named.get(name);
    invariant(target !== undefined, `there is no condition named \`${name}\``);
    invariant(!open.has(name), `the condition \`${name}\` refers to itself`);
    open.add(name);
    const size = visit(target, depth);
    open.delete(name);
    sizes.set(name, size);
    return size;
  };

  const size = roots.reduce((total, root) => total + visit(root, 1), 0);
  invariant(size <= MOST_CONDITIONS, `conditions unfold to more than ${MOST_CONDITIONS}`);
  return { facts, names: new Set(sizes.keys()) };
}

function factsOf({ fact, value }: FactCondition): readonly string[] {
  return namesFact(value) ? [fact, value.fact] : [fact];
}
