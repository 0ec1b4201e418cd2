import type { Rule } from '#catalog';
import { type RuleOutcome, evaluateRules } from '#eligibility';
import { Decimal, sum } from '#money';
import type { Draft, StepResult } from '../draft.js';
import { rulesByTime } from '../rules-by-time.js';

/** Judges the rules whose events act before rating, and those that entitle. */
export async function judgeRulesBefore(draft: Draft): Promise<StepResult> {
  return judge(rulesByTime(draft.inputs.version).before, draft);
}

/** Judges, all together, the rules whose events act on rated lines: they see rounded lines before any adjustment. */
export async function judgeRulesAfter(draft: Draft): Promise<StepResult> {
  const facts = new Map(draft.facts);
  for (const [key, amount] of amountsByCharge(draft.lines)) {
    facts.set(`charge.${key}.amount`, { type: 'decimal', value: amount });
  }
  const subtotal = sum(draft.lines.map((line) => line.amount));
  facts.set('subtotal', { type: 'decimal', value: new Decimal(subtotal) });
  return judge(rulesByTime(draft.inputs.version).after, { ...draft, facts });
}

/** A charge that changes of its quantity cut has several lines: its amount is their sum. */
function amountsByCharge(lines: Draft['lines']): ReadonlyMap<string, Decimal> {
  const amounts = new Map<string, Decimal>();
  for (const { key, amount } of lines) amounts.set(key, amounts.get(key)?.plus(amount) ?? amount);
  return amounts;
}

async function judge(rules: readonly Rule[], draft: Draft): Promise<StepResult> {
  const { facts, inputs } = draft;
  const judged = await evaluateRules({ rules, conditions: inputs.version.conditions, facts });
  const outcomes = [...draft.outcomes, ...judged];
  return { facts, outcomes: inRuleOrder(outcomes, inputs.version), fired: firedOf(outcomes, inputs.version) };
}

function inRuleOrder(outcomes: readonly RuleOutcome[], version: Draft['inputs']['version']): RuleOutcome[] {
  return rulesByTime(version).all.flatMap((rule) => outcomes.filter((outcome) => outcome.rule === rule.name));
}

function firedOf(outcomes: readonly RuleOutcome[], version: Draft['inputs']['version']): Rule[] {
  const fired = new Set(outcomes.filter((outcome) => outcome.fired).map((outcome) => outcome.rule));
  return rulesByTime(version).all.filter((rule) => fired.has(rule.name));
}
