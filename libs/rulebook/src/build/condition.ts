import { type Condition, type FactCondition, type FactType, type Fault, suggestion } from '#catalog';
import type { ConditionDocument, FactConditionDocument } from '#contracts';
import { listed, quoted } from '../quoted.js';
import type { Path } from '../read/document.js';
import { type BuildContext, knownFacts, typeOfFact } from './context.js';
import { conditionValue } from './condition-value.js';
import { OPERATORS_OF } from './operators.js';

export const DEEPEST_CONDITION = 16;

/** A condition with typed values, or undefined when something in it is wrong; everything wrong is reported. */
export function conditionOf(
  document: ConditionDocument,
  path: Path,
  named: ReadonlySet<string>,
  context: BuildContext,
  depth = 1,
): Condition | undefined {
  if (depth > DEEPEST_CONDITION) {
    context.report({
      code: 'too-deep',
      message: `conditions are nested more than ${DEEPEST_CONDITION} levels deep`,
      help: 'name an inner group under `conditions:` and use it as `{ condition: name }`',
      path,
    });
    return undefined;
  }
  if ('all' in document) return groupOf('all', document.all, path, named, context, depth);
  if ('any' in document) return groupOf('any', document.any, path, named, context, depth);
  if ('not' in document) {
    const condition = conditionOf(document.not, [...path, 'not'], named, context, depth + 1);
    return condition && { kind: 'not', condition };
  }
  if ('condition' in document) {
    const name = document.condition;
    if (named.has(name)) return { kind: 'named', name };
    context.report({
      code: 'unknown-condition',
      message: `no condition is called ${quoted(name)}`,
      help: suggestion(name, [...named], 'define it under `conditions:`'),
      path: [...path, 'condition'],
    });
    return undefined;
  }
  return factConditionOf(document, path, context);
}

function groupOf(
  kind: 'all' | 'any',
  documents: readonly ConditionDocument[],
  path: Path,
  named: ReadonlySet<string>,
  context: BuildContext,
  depth: number,
): Condition | undefined {
  if (documents.length === 0) {
    context.report({
      code: 'empty-condition',
      message: `\`${kind}\` is empty, so it says nothing`,
      help: 'a rule without `conditions` always fires: leave them out, or ask something',
      path: [...path, kind],
    });
    return undefined;
  }
  const conditions = documents.map((each, index) =>
    conditionOf(each, [...path, kind, index], named, context, depth + 1),
  );
  return conditions.every((each) => each !== undefined) ? { kind, conditions } : undefined;
}

const DOTTED = /^\.?[A-Za-z][A-Za-z0-9_-]*(?:\.[A-Za-z][A-Za-z0-9_-]*)*$/;

function factConditionOf(
  document: FactConditionDocument,
  path: Path,
  context: BuildContext,
): FactCondition | undefined {
  const { operator, path: inside } = document;
  const fact = inside === undefined ? document.fact : `${document.fact}.${inside.replace(/^\./, '')}`;
  const type = typeOfFact(context, fact);
  const fault = factFault({ ...document, fact }, type, path, context);
  if (fault || type === undefined) {
    if (fault) context.report(fault);
    return undefined;
  }
  const value = conditionValue({ ...document, fact }, type, [...path, 'value'], context);
  return value && { kind: 'fact', fact, operator, value, place: context.placeOf(path) };
}

function factFault(
  { fact, operator, path: inside }: FactConditionDocument,
  type: FactType | undefined,
  path: Path,
  context: BuildContext,
): Fault | undefined {
  if (inside !== undefined && !DOTTED.test(inside))
    return {
      code: 'path-syntax',
      message: `${quoted(inside)} is no path of dotted names`,
      help: 'write names with dots between them; expressions and JSONPath are never evaluated',
      path: [...path, 'path'],
    };
  if (type === undefined)
    return {
      code: 'unknown-fact',
      message: `no fact is called ${quoted(fact)}`,
      help: suggestion(
        fact,
        knownFacts(context),
        'declare its attribute or meter, or write a fact that exists',
      ),
      path: [...path, 'fact'],
    };
  if (OPERATORS_OF[type].includes(operator)) return undefined;
  return {
    code: 'operator-type',
    message: `\`${operator}\` cannot be asked of \`${fact}\`, which is a ${type}`,
    help: `write one of ${listed(OPERATORS_OF[type])}`,
    path: [...path, 'operator'],
  };
}
