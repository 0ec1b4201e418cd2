import type { Facts, Rule } from '#catalog';
import { type RuleOutcome, evaluateRules } from '#eligibility';
import { type Decimal, sum } from '#money';
import type { Draft, StepResult } from '../draft.js';
import { rulesByTime } from '../rules-by-time.js';

/** Judges the rules whose events act before rating, and those that entitle. */
export function judgeRulesBefore(draft: Draft): StepResult | Promise<StepResult> {
  return judge(rulesByTime(draft.inputs.version).before, draft, draft.facts);
}

/** Judges, all together, the rules whose events act on rated lines: they see rounded lines before any adjustment. */
export function judgeRulesAfter(draft: Draft): StepResult | Promise<StepResult> {
  const facts = new Map(draft.facts);
  for (const [key, amount] of amountsByCharge(draft.lines)) {
    facts.set(`charge.${key}.amount`, { type: 'decimal', value: amount });
  }
  const subtotal = sum(draft.lines.map((line) => line.amount));
  facts.set('subtotal', { type: 'decimal', value: subtotal });
  return judge(rulesByTime(draft.inputs.version).after, draft, facts);
}

/** A charge that changes of its quantity cut has several lines: its amount is their sum. */
function amountsByCharge(lines: Draft['lines']): ReadonlyMap<string, Decimal> {
  const amounts = new Map<string, Decimal>();
  for (const { key, amount } of lines) amounts.set(key, amounts.get(key)?.plus(amount) ?? amount);
  return amounts;
}

function judge(rules: readonly Rule[], draft: Draft, facts: Facts): StepResult | Promise<StepResult> {
  // Nothing to ask leaves nothing but the facts.
  if (rules.length === 0) return { facts };
  const judged = evaluateRules({ rules, conditions: draft.inputs.version.conditions, facts });
  return judged instanceof Promise
    ? judged.then((outcomes) => withOutcomes(outcomes, draft, facts))
    : withOutcomes(judged, draft, facts);
}

function withOutcomes(judged: readonly RuleOutcome[], draft: Draft, facts: Facts): StepResult {
  const { version } = draft.inputs;
  const byRule = new Map([...draft.outcomes, ...judged].map((outcome) => [outcome.rule, outcome]));
  const outcomes: RuleOutcome[] = [];
  const fired: Rule[] = [];
  for (const rule of rulesByTime(version).all) {
    const outcome = byRule.get(rule.name);
    if (outcome === undefined) continue;
    outcomes.push(outcome);
    if (outcome.fired) fired.push(rule);
  }
  return { facts, outcomes, fired };
}
