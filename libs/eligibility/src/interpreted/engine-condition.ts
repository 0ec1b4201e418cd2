import type { TopLevelCondition } from 'json-rules-engine';
import type { Condition, FactCondition } from '#catalog';
import { type ExpectedValue, namesFact } from '../expected-value.js';

export type EngineCondition = TopLevelCondition;
type NestedCondition = Extract<EngineCondition, { all: unknown }>['all'][number];

/**
 * How a value is handed to the engine: as a function, since it clones its conditions deeply for every result, and
 * only functions pass through that as they are. A cloned instant has lost what it held.
 */
export type HeldValue = () => ExpectedValue;

/** Rules are evaluated far more often than they are written; a condition never changes once it was read. */
const converted = new WeakMap<Condition, EngineCondition>();

/** The condition in the engine's words. At its top the engine knows no lone fact, so that becomes a group of one. */
export function engineCondition(condition: Condition): EngineCondition {
  const known = converted.get(condition);
  if (known !== undefined) return known;
  const definition = condition.kind === 'fact' ? { all: [factCondition(condition)] } : group(condition);
  converted.set(condition, definition);
  return definition;
}

function group(condition: Exclude<Condition, FactCondition>): EngineCondition {
  switch (condition.kind) {
    case 'all':
      return { all: condition.conditions.map(nested) };
    case 'any':
      return { any: condition.conditions.map(nested) };
    case 'not':
      return { not: nested(condition.condition) };
    case 'named':
      return { condition: condition.name };
  }
}

function nested(condition: Condition): NestedCondition {
  return condition.kind === 'fact' ? factCondition(condition) : group(condition);
}

function factCondition({ fact, operator, value }: FactCondition): NestedCondition {
  const held: HeldValue | undefined = namesFact(value) ? undefined : () => value;
  return { fact, operator, value: held ?? value };
}
