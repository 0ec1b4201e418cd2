import fc from 'fast-check';
import type { Facts } from '#catalog';
import { invariant } from '#money';
import { compileRules } from '../../libs/eligibility/src/compiled/compile-rules.js';
import { interpretRules } from '../../libs/eligibility/src/interpreted/interpret-rules.js';
import { allFacts, anyCondition, named, rulesOf } from './generated-condition.js';

/** Rules with the facts they are judged by; now and then a fact is left out. */
export const judgedRules = fc.record({
  cases: fc.array(anyCondition, { minLength: 1, maxLength: 5 }),
  facts: allFacts,
  without: fc.option(fc.constantFrom('decimal.a', 'string.b', 'list.a'), { freq: 9 }),
});

type Judged = typeof judgedRules extends fc.Arbitrary<infer T> ? T : never;

/** Compiled conditions hold where json-rules-engine says so, for the same reasons, and refuse what it refuses. */
export async function compiledIsInterpreted({ cases, facts, without }: Judged): Promise<void> {
  const rules = rulesOf(cases);
  const known: Facts = new Map(
    [...facts].filter(([name]) => name !== without).map(([name, { value }]) => [name, value]),
  );
  const compiled = await told(() => compileRules(rules, named).judge(known));
  const interpreted = await told(() => interpretRules(rules, named, known));
  invariant(compiled === interpreted, `compiled:\n${compiled}\ninterpreted:\n${interpreted}`);
}

async function told(judge: () => unknown): Promise<string> {
  try {
    return JSON.stringify(await judge());
  } catch (error) {
    return String(error);
  }
}
