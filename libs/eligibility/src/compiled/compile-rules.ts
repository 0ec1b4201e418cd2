import { type Condition, type Facts, type Rule, inRuleOrder } from '#catalog';
import { askedFor } from '../asked-for.js';
import type { ConditionOutcome, RuleOutcome } from '../outcome.js';
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
  const reasons = (facts: Facts): ConditionOutcome => reasonsOf(condition, named, facts);
  return (facts) => new JudgedRule(rule, holds(facts), facts, reasons);
}

/**
 * Few quotes are asked for their reasons, and the same facts give the same ones later. A class, because an object literal
 * with a getter has a hidden class of its own each time, which keeps its facts alive until the next full collection.
 */
class JudgedRule implements RuleOutcome {
  readonly #facts: Facts;
  readonly #reasons: (facts: Facts) => ConditionOutcome;

  constructor(
    readonly rule: string,
    readonly fired: boolean,
    facts: Facts,
    reasons: (facts: Facts) => ConditionOutcome,
  ) {
    this.#facts = facts;
    this.#reasons = reasons;
  }

  get condition(): ConditionOutcome {
    return this.#reasons(this.#facts);
  }

  toJSON(): RuleOutcome {
    return { rule: this.rule, fired: this.fired, condition: this.condition };
  }
}
