import type { Condition } from '#catalog';
import type { ConditionDocument } from '#contracts';
import { quoted } from '../quoted.js';
import type { BuildContext } from './context.js';
import { DEEPEST_CONDITION, conditionOf } from './condition.js';
import { type Extent, MOST_CONDITIONS, extentOf } from './condition-extent.js';

export interface NamedConditions {
  readonly built: ReadonlyMap<string, Condition>;
  readonly extents: ReadonlyMap<string, Extent>;
}

/** The named conditions that are sound: typed, without cycles, and not too large once they are put in place. */
export function namedConditions(
  documents: ReadonlyMap<string, ConditionDocument>,
  names: ReadonlySet<string>,
  context: BuildContext,
): NamedConditions {
  const built = new Map<string, Condition>();
  for (const [name, document] of documents) {
    const condition = conditionOf(document, ['conditions', name], names, context);
    if (condition)
      built.set(name, condition.kind === 'fact' ? { kind: 'all', conditions: [condition] } : condition);
  }
  const extents = new Map<string, Extent>();
  for (const name of built.keys()) {
    const cycle = settle(name, built, extents, []);
    if (cycle) {
      context.report({
        code: 'condition-cycle',
        message: `${cycle.map(quoted).join(' asks for ')}: they go round in a circle`,
        help: 'take one of the references out',
        path: ['conditions', name],
      });
      extents.set(name, { depth: 0, size: 0 });
      built.delete(name);
      continue;
    }
    checkExtent(extents.get(name), ['conditions', name], context);
  }
  return { built, extents };
}

/** Measures `name` after everything it refers to; answers with the way round when it leads back to itself. */
function settle(
  name: string,
  built: ReadonlyMap<string, Condition>,
  extents: Map<string, Extent>,
  above: readonly string[],
): readonly string[] | undefined {
  if (extents.has(name)) return undefined;
  const seen = above.indexOf(name);
  if (seen !== -1) return [...above.slice(seen), name];
  const condition = built.get(name);
  if (!condition) return undefined;
  for (const inner of namesIn(condition)) {
    const cycle = settle(inner, built, extents, [...above, name]);
    if (cycle) return cycle;
  }
  extents.set(name, extentOf(condition, extents));
  return undefined;
}

function namesIn(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case 'named':
      return [condition.name];
    case 'not':
      return namesIn(condition.condition);
    case 'all':
    case 'any':
      return condition.conditions.flatMap(namesIn);
    case 'fact':
      return [];
  }
}

export function checkExtent(
  extent: Extent | undefined,
  path: readonly (string | number)[],
  context: BuildContext,
): void {
  if (extent && extent.depth > DEEPEST_CONDITION)
    context.report({
      code: 'too-deep',
      message: `with the conditions it names this is ${extent.depth} levels deep, more than ${DEEPEST_CONDITION}`,
      help: 'say the same with fewer levels',
      path,
    });
  else if (extent && extent.size > MOST_CONDITIONS)
    context.report({
      code: 'too-many-entries',
      message: `with the conditions it names this asks more than ${MOST_CONDITIONS} questions`,
      help: 'say the same with fewer conditions',
      path,
    });
}
