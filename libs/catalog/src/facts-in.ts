import type { Condition } from './rule.js';

/** Facts that a condition names itself, once each; what named conditions ask for is theirs. */
export function factsIn(condition: Condition): ReadonlySet<string> {
  return new Set(visit(condition));
}

function visit(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.conditions.flatMap(visit);
    case 'not':
      return visit(condition.condition);
    case 'named':
      return [];
    case 'fact':
      return 'fact' in condition.value ? [condition.fact, condition.value.fact] : [condition.fact];
  }
}
