import { Engine, Operator as EngineOperator } from 'json-rules-engine';
import { type FactValue, OPERATORS } from '#catalog';
import { InvariantError } from '#money';
import type { HeldValue } from './engine-condition.js';
import { holds } from '../holds.js';

// The engine's own compare as JavaScript does: `10 > 9` is false for texts, `1e1 > 9` true.
const STOCK_OPERATORS = [
  'equal',
  'notEqual',
  'in',
  'notIn',
  'contains',
  'doesNotContain',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
];
// `not:not:…:equal` is read recursively, and `not` is a condition of its own here.
const STOCK_DECORATORS = ['someFact', 'someValue', 'everyFact', 'everyValue', 'swap', 'not'];

const EXACT_OPERATORS = OPERATORS.map(
  (name) =>
    new EngineOperator<FactValue, FactValue | HeldValue>(name, (found, expected) =>
      holds(name, found, typeof expected === 'function' ? expected() : expected),
    ),
);

/**
 * An engine that knows our operators alone. One per evaluation: overlapping runs of a shared engine lose events in
 * silence. Fact names are flat, so a path is refused before any path language could see it.
 */
export function exactEngine(): Engine {
  const engine = new Engine([], {
    allowUndefinedFacts: false,
    allowUndefinedConditions: false,
    replaceFactsInEventParams: false,
    pathResolver: refusePath,
  });
  for (const name of STOCK_OPERATORS) engine.removeOperator(name);
  for (const name of STOCK_DECORATORS) engine.removeOperatorDecorator(name);
  for (const operator of EXACT_OPERATORS) engine.addOperator(operator);
  return engine;
}

function refusePath(_value: object, path: string): never {
  throw new InvariantError(`facts have flat names, so there is no path \`${path}\` into one`);
}
