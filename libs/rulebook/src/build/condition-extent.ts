import type { Condition } from '#catalog';

export const MOST_CONDITIONS = 1000;

/** How deep and how large a condition is once every named one is put in its place. */
export interface Extent {
  readonly depth: number;
  readonly size: number;
}

/** Names double at every level, so a few lines could ask billions of questions: the size is counted, not walked. */
export function extentOf(condition: Condition, named: ReadonlyMap<string, Extent>): Extent {
  switch (condition.kind) {
    case 'fact':
      return { depth: 1, size: 1 };
    case 'named':
      return named.get(condition.name) ?? { depth: 1, size: 1 };
    case 'not': {
      const inner = extentOf(condition.condition, named);
      return { depth: inner.depth + 1, size: inner.size };
    }
    case 'all':
    case 'any': {
      const inner = condition.conditions.map((each) => extentOf(each, named));
      return {
        depth: 1 + Math.max(...inner.map(({ depth }) => depth)),
        size: inner.reduce((sum, { size }) => Math.min(sum + size, MOST_CONDITIONS + 1), 0),
      };
    }
  }
}

/** Facts that a condition asks for or compares with, through the conditions it names. */
export function factsIn(condition: Condition, named: ReadonlyMap<string, Condition>): ReadonlySet<string> {
  const facts = new Set<string>();
  const seen = new Set<string>();
  const visit = (each: Condition): void => {
    if (each.kind === 'not') visit(each.condition);
    else if (each.kind === 'fact') {
      facts.add(each.fact);
      if ('fact' in each.value) facts.add(each.value.fact);
    } else if (each.kind === 'named') {
      const inner = seen.has(each.name) ? undefined : named.get(each.name);
      seen.add(each.name);
      if (inner) visit(inner);
    } else each.conditions.forEach(visit);
  };
  visit(condition);
  return facts;
}
