import type { RuleResult } from 'json-rules-engine';
import type { Condition, Facts, Rule } from '#catalog';
import { invariant } from '#money';
import { askedFor } from '../asked-for.js';
import type { RuleOutcome } from '../outcome.js';
import { topOutcome } from './condition-outcome.js';
import { engineCondition } from './engine-condition.js';
import { exactEngine } from './exact-engine.js';

/**
 * Which of the rules fire, and why, as json-rules-engine judges them: one outcome a rule, in the order given. The
 * engine only answers whether a rule applies; its own order of events is that of chance.
 */
export async function interpretRules<N>(
  rules: readonly Rule<N>[],
  named: ReadonlyMap<string, Condition>,
  facts: Facts,
): Promise<readonly RuleOutcome[]> {
  const judged = await judge(
    rules.map((rule) => rule.conditions),
    named,
    facts,
  );
  return rules.map((rule, index) => {
    if (rule.conditions === undefined) return { rule: rule.name, fired: true };
    const result = judged.get(String(index));
    invariant(result !== undefined, `the engine judges the rule \`${rule.name}\``);
    const condition = topOutcome(rule.conditions, result.conditions, named);
    invariant(condition.held === result.result, `the reasons of \`${rule.name}\` agree with its result`);
    return { rule: rule.name, fired: condition.held, condition };
  });
}

/** The engine's results by the index of their condition. */
async function judge(
  roots: readonly (Condition | undefined)[],
  named: ReadonlyMap<string, Condition>,
  facts: Facts,
): Promise<ReadonlyMap<string, RuleResult>> {
  const asked = askedFor(
    roots.filter((root) => root !== undefined),
    named,
  );
  const engine = exactEngine();
  for (const name of asked.facts) {
    const fact = facts.get(name);
    invariant(fact !== undefined, `the fact \`${name}\` is known before rules are evaluated`);
    engine.addFact(name, fact, { cache: false });
  }
  for (const name of asked.names) {
    const condition = named.get(name);
    if (condition !== undefined) engine.setCondition(name, engineCondition(condition));
  }
  for (const [index, root] of roots.entries()) {
    if (root === undefined) continue;
    engine.addRule({ name: String(index), conditions: engineCondition(root), event: { type: 'fires' } });
  }
  const { results, failureResults } = await engine.run();
  return new Map([...results, ...failureResults].map((result) => [result.name, result]));
}
