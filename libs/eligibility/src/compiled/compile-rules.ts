import { type Condition, type Facts, type Rule, inRuleOrder } from '#catalog';
import { askedFor } from '../asked-for.js';
import type { RuleOutcome } from '../outcome.js';
import { type Judgement, compileCondition } from './compile-condition.js';
import { reasonsOf } from './reasons.js';

/** Rules in rule order, ready to be judged as often as there are quotes. */
export interface CompiledRules<N> {
  readonly ordered: readonly Rule<N>[];
  readonly judge: (facts: Facts) => readonly RuleOutcome[];
}

export function compileRules<N>(
  rules: readonly Rule<N>[],
  named: ReadonlyMap<string, Condition>,
): CompiledRules<N> {
  const ordered = inRuleOrder(rules);
  // Refuses what no checked file holds, such as a condition that refers to itself, before it is unfolded.
  askedFor(
    ordered.flatMap(({ conditions }) => conditions ?? []),
    named,
  );
  const judges = ordered.map(({ name, conditions }) =>
    conditions === undefined ? () => ({ rule: name, fired: true }) : judgeOf(name, conditions, named),
  );
  return { ordered, judge: (facts) => judges.map((judge) => judge(facts)) };
}

function judgeOf(
  rule: string,
  condition: Condition,
  named: ReadonlyMap<string, Condition>,
): (facts: Facts) => RuleOutcome {
  const holds: Judgement = compileCondition(condition, named);
  return (facts) => ({
    rule,
    fired: holds(facts),
    // Few quotes are asked for their reasons, and the same facts give the same ones later.
    get condition() {
      return reasonsOf(condition, named, facts);
    },
  });
}
