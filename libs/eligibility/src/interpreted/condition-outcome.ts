import type { TopLevelConditionResult } from 'json-rules-engine';
import type { Condition, FactCondition, FactValue } from '#catalog';
import { invariant } from '#money';
import type { HeldValue } from './engine-condition.js';
import { namesFact } from '../expected-value.js';
import type { ConditionOutcome } from '../outcome.js';
import { valueText } from '../value-text.js';

type Judged = TopLevelConditionResult | Extract<TopLevelConditionResult, { all: unknown }>['all'][number];
type JudgedFact = Extract<Judged, { factResult?: unknown }>;

/**
 * The engine's result, told along the condition as it was written: the engine replaces references by what they name
 * and forgets the name. Every condition has its result: ours carry no priorities, so the engine judges all members
 * of a group together and cuts nothing short.
 */
export function conditionOutcome(
  condition: Condition,
  judged: Judged,
  named: ReadonlyMap<string, Condition>,
): ConditionOutcome {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const members = membersOf(judged);
      const conditions = condition.conditions.map((member, index) => {
        const result = members[index];
        invariant(result !== undefined, 'the engine judges every member of a group');
        return conditionOutcome(member, result, named);
      });
      const held =
        condition.kind === 'all' ? conditions.every((member) => member.held) : conditions.some((m) => m.held);
      return { kind: condition.kind, held, conditions };
    }
    case 'not': {
      invariant('not' in judged, 'the engine judges `not` as one');
      const inner = conditionOutcome(condition.condition, judged.not, named);
      return { kind: 'not', held: !inner.held, condition: inner };
    }
    case 'named': {
      const target = named.get(condition.name);
      invariant(target !== undefined, `there is no condition named \`${condition.name}\``);
      const inner = topOutcome(target, judged, named);
      return { kind: 'named', name: condition.name, held: inner.held, condition: inner };
    }
    case 'fact':
      return factOutcome(condition, judged);
  }
}

/** As `conditionOutcome`, where a lone fact was made a group of one for the engine. */
export function topOutcome(
  condition: Condition,
  judged: Judged,
  named: ReadonlyMap<string, Condition>,
): ConditionOutcome {
  const [only] = condition.kind === 'fact' ? membersOf(judged) : [judged];
  invariant(only !== undefined, 'the engine judges a group of one');
  return conditionOutcome(condition, only, named);
}

function membersOf(judged: Judged): readonly Judged[] {
  if ('all' in judged) return judged.all;
  invariant('any' in judged, 'the engine judges a group as one');
  return judged.any;
}

function factOutcome(condition: FactCondition, judged: Judged): ConditionOutcome {
  invariant(isJudgedFact(judged), 'the engine judges every comparison');
  const { fact, operator, value, place } = condition;
  const expected = judged.valueResult as FactValue | HeldValue;
  return {
    kind: 'fact',
    held: judged.result === true,
    fact,
    operator,
    expected: valueText(typeof expected === 'function' ? expected() : expected),
    found: valueText(judged.factResult as FactValue),
    ...(namesFact(value) ? { expectedFact: value.fact } : {}),
    place,
  };
}

function isJudgedFact(judged: Judged): judged is JudgedFact {
  return 'factResult' in judged && 'valueResult' in judged && typeof judged.result === 'boolean';
}
