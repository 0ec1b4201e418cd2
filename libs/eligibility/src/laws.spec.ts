import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Condition } from '#catalog';
import { allFacts, anyCondition, named, rulesOf } from '../../../test/laws/generated-condition.js';
import { evaluateRules } from './evaluate-rules.js';
import { missingFacts } from './missing-facts.js';
import type { ConditionOutcome } from './outcome.js';

const SEED = 20270102;

/** A reason holds exactly when its parts say so, down to the comparisons. */
function consistent(outcome: ConditionOutcome): boolean {
  switch (outcome.kind) {
    case 'all':
      return outcome.conditions.every(consistent) && outcome.held === outcome.conditions.every((c) => c.held);
    case 'any':
      return outcome.conditions.every(consistent) && outcome.held === outcome.conditions.some((c) => c.held);
    case 'not':
      return consistent(outcome.condition) && outcome.held !== outcome.condition.held;
    case 'named':
      return consistent(outcome.condition) && outcome.held === outcome.condition.held;
    case 'fact':
      return true;
  }
}

/** The shape of a condition, to see that every part of it is told. */
function shape(part: Condition | ConditionOutcome): unknown {
  switch (part.kind) {
    case 'all':
    case 'any':
      return { [part.kind]: part.conditions.map(shape) };
    case 'not':
      return { not: shape(part.condition) };
    case 'named':
      return { named: part.name };
    case 'fact':
      return `${part.fact} ${part.operator}`;
  }
}

describe('laws of eligibility', () => {
  it('rules fire exactly when a naive evaluator says so, and every reason is told and consistent', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyCondition, { minLength: 1, maxLength: 5 }),
        allFacts,
        async (cases, facts) => {
          const outcomes = await evaluateRules({
            rules: rulesOf(cases),
            conditions: named,
            facts: new Map([...facts].map(([name, { value }]) => [name, value])),
          });
          const plain = new Map([...facts].map(([name, one]) => [name, one.plain]));
          expect(outcomes.map(({ fired }) => fired)).toEqual(cases.map(({ holds }) => holds(plain)));
          expect(outcomes.map(({ condition }) => condition && shape(condition))).toEqual(
            cases.map(({ condition }) => shape(condition)),
          );
          expect(outcomes.every(({ condition }) => condition !== undefined && consistent(condition))).toBe(
            true,
          );
        },
      ),
      { seed: SEED, numRuns: 400 },
    );
  });

  it('a rule without its facts is never evaluated: with every fact left out in turn, it is listed or unasked', async () => {
    await fc.assert(
      fc.asyncProperty(anyCondition, allFacts, async (one, facts) => {
        const rules = rulesOf([one]);
        const asked = missingFacts(rules, named, new Map());
        const values = new Map([...facts].map(([name, { value }]) => [name, value]));
        for (const name of facts.keys()) {
          const without = new Map([...values].filter(([key]) => key !== name));
          expect(missingFacts(rules, named, without)).toEqual(asked.includes(name) ? [name] : []);
          const evaluated = Promise.resolve().then(() =>
            evaluateRules({ rules, conditions: named, facts: without }),
          );
          await (asked.includes(name) ? expect(evaluated).rejects.toThrow(name) : evaluated);
        }
      }),
      { seed: SEED, numRuns: 60 },
    );
  });
});
