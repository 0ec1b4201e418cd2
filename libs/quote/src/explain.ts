import { instantText } from '#calendar';
import type { FactValue, Place } from '#catalog';
import type { RuleOutcome } from '#eligibility';
import { type Fraction, Fraction as Exact, decimalText, invariant } from '#money';
import { type RatedLine, explainStep } from '#rating';
import type { Adjustment } from './adjustments/adjustment.js';
import type { Draft, DraftLine, Superseded } from './draft.js';
import { policy } from './policy.js';
import type { QuoteSpan } from './quote.js';
import { toSpan } from './to-quote.js';

/** Unrounded, rounded, and what the rounding left over: unrounded − rounded. */
interface Rounded {
  readonly unrounded: string;
  readonly unroundedFraction?: string;
  readonly rounded: string;
  readonly residue: string;
}

interface ExplainedLine extends Rounded {
  readonly key: string;
  readonly segment?: QuoteSpan;
  readonly place: Place;
  readonly steps: readonly { readonly step: string; readonly text: string }[];
  readonly waivedBy?: string;
}

interface ExplainedAdjustment extends Rounded {
  readonly rule: string | null;
  readonly kind: string;
  readonly place: Place;
  /** What it was computed on. */
  readonly base: string;
}

interface ExplainedRule {
  readonly rule: string;
  readonly event: string;
  readonly fired: boolean;
  readonly place: Place;
  /** Each condition: expected, found, held or not. Absent for a rule that always fires. */
  readonly condition?: RuleOutcome['condition'];
}

/** Why each figure of a quote is what it is. Recomputed from the inputs, never kept. */
export interface Explanation {
  /** The version run that it explains, when several price the period; then the last one's. */
  readonly run?: QuoteSpan & { readonly version: number };
  /** The reasons of the runs before it, in order. */
  readonly earlier?: readonly Explanation[];
  /** The steps of the policy, in the order in which they were taken. */
  readonly order: readonly string[];
  /** The whole interval and the share of it that is quoted. */
  readonly interval: { readonly from: string; readonly to: string; readonly share: string };
  readonly facts: Readonly<Record<string, string | boolean | readonly string[]>>;
  /** Meters whose usage was given and that no charge and no rule reads. */
  readonly unread: readonly string[];
  readonly rules: readonly ExplainedRule[];
  readonly superseded: readonly Superseded[];
  readonly lines: readonly ExplainedLine[];
  readonly adjustments: readonly ExplainedAdjustment[];
  readonly entitlements: readonly {
    readonly feature: string;
    readonly source: string;
    readonly place: Place;
  }[];
}

export function explain(drafts: readonly Draft[]): Explanation {
  const made = drafts.map((draft) => explainRun(draft, drafts.length > 1));
  const last = made.at(-1);
  invariant(last !== undefined, 'a quote has a run');
  return made.length > 1 ? { ...last, earlier: made.slice(0, -1) } : last;
}

function explainRun(draft: Draft, isOneOfSeveral: boolean): Explanation {
  const { interval, version, usage } = draft.inputs;
  const { text, fraction } = draft.share.text();
  const read = new Set(
    version.charges.flatMap(({ source }) => (source.kind === 'meter' ? [source.meter] : [])),
  );
  const asked = new Set(draft.outcomes.flatMap((outcome) => factsAsked(outcome.condition)));
  return {
    ...(isOneOfSeveral && { run: runOf(draft) }),
    order: policy.map(({ name }) => name),
    interval: { from: instantText(interval.from), to: instantText(interval.to), share: fraction ?? text },
    facts: Object.fromEntries([...draft.facts].map(([name, value]) => [name, factText(value)])),
    unread: [...usage.keys()].filter((meter) => !read.has(meter) && !asked.has(`usage.${meter}`)),
    rules: draft.outcomes.map((outcome) => explainRule(outcome, draft)),
    superseded: draft.superseded,
    lines: draft.lines.map((line) => explainRated(line, draft)),
    adjustments: draft.adjustments.map(explainAdjustment),
    entitlements: draft.grants.map(({ entitlement, source }) => ({
      feature: entitlement.feature,
      source,
      place: entitlement.place,
    })),
  };
}

function runOf({ segments, inputs: { period, version } }: Draft): NonNullable<Explanation['run']> {
  const [from, to] = [segments[0]?.span.from ?? period.from, segments.at(-1)?.span.to ?? period.to];
  return { version: version.version, ...toSpan({ from, to }) };
}

function factsAsked(condition: RuleOutcome['condition']): string[] {
  switch (condition?.kind) {
    case undefined:
      return [];
    case 'all':
    case 'any':
      return condition.conditions.flatMap(factsAsked);
    case 'not':
    case 'named':
      return factsAsked(condition.condition);
    case 'fact':
      return condition.expectedFact === undefined
        ? [condition.fact]
        : [condition.fact, condition.expectedFact];
  }
}

/** A fact as people and JSON read it: decimals and instants as text. */
export function factText(fact: FactValue): string | boolean | readonly string[] {
  switch (fact.type) {
    case 'decimal':
      return decimalText(fact.value);
    case 'date':
      return instantText(fact.value);
    case 'string':
    case 'boolean':
    case 'list':
      return fact.value;
  }
}

function explainRule(outcome: RuleOutcome, { inputs }: Draft): ExplainedRule {
  const rule = inputs.version.rules.find(({ name }) => name === outcome.rule);
  return {
    rule: outcome.rule,
    event: rule?.event.type ?? '',
    fired: outcome.fired,
    place: rule?.place ?? inputs.version.place,
    ...(outcome.condition && { condition: outcome.condition }),
  };
}

function explainRated(line: DraftLine, { terms }: Draft): ExplainedLine {
  const waivedBy = terms.find(({ charge }) => charge.key === line.key)?.waivedBy;
  return {
    key: line.key,
    ...(line.span && { segment: toSpan(line.span) }),
    place: line.place,
    steps: line.steps.map((step) => ({ step: step.step, text: explainStep(step) })),
    ...roundedOf(line.unrounded, line.amount),
    ...(waivedBy !== undefined && { waivedBy }),
  };
}

function explainAdjustment(adjustment: Adjustment): ExplainedAdjustment {
  return {
    rule: adjustment.rule ?? null,
    kind: adjustment.kind,
    place: adjustment.place,
    base: decimalText(adjustment.base),
    ...roundedOf(adjustment.unrounded, adjustment.amount),
  };
}

function roundedOf(unrounded: Fraction, amount: RatedLine['amount']): Rounded {
  const { text, fraction } = unrounded.text();
  return {
    unrounded: text,
    ...(fraction !== undefined && { unroundedFraction: fraction }),
    rounded: decimalText(amount),
    residue: unrounded.minus(Exact.of(amount)).text().text,
  };
}
