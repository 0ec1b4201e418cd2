import type { GuardrailResults, MetricResults } from '#analysis';
import { effectText, intervalText, numberText } from './figures-text.js';
import type { Drawn } from './interval-row.js';
import { guardedLooks, looksOf } from './looks.js';

export interface ForestRow {
  readonly name: string;
  readonly arm: string;
  /** What stands at its right side, the longer one below. */
  readonly figures: readonly [string, string];
  /** Absent: there is nothing to draw, and the figures say why. */
  readonly drawn?: Drawn;
  /** A line across this row alone: how much worse a guardrail puts up with. */
  readonly margin?: number;
}

export function rowsOfMetric(
  { key, direction, kind, variants }: MetricResults,
  isTrusted: boolean,
): readonly ForestRow[] {
  return variants.map(({ variant, compared, fault }): ForestRow => {
    const named = { name: key, arm: variant };
    if (compared === undefined) return { ...named, figures: ['not compared', fault?.message ?? ''] };
    const figures = [effectText(compared, kind), intervalText(compared, kind)] as const;
    // Units of another metric are no percents: its figures stand beside the picture, and not in it.
    if (compared.difference === 'absolute')
      return { ...named, figures: [figures[0], `${figures[1]}, no percent`] };
    const { effect, ci } = compared;
    const [low, high] = ci.map((bound) => (bound === null ? null : bound * 100));
    return {
      ...named,
      figures,
      drawn: {
        effect: effect * 100,
        low: low ?? null,
        high: high ?? null,
        ...looksOf(ci, direction, isTrusted),
      },
    };
  });
}

export function rowsOfGuardrail(
  { metric, variants }: GuardrailResults,
  isTrusted: boolean,
): readonly ForestRow[] {
  return variants.map(({ variant, margin, verdict, reason, harm }): ForestRow => {
    const named = { name: metric, arm: variant };
    if (harm === undefined) return { ...named, figures: [verdict, reason] };
    const { estimate, atLeast, atMost } = harm;
    return {
      ...named,
      figures: [verdict, `${numberText(estimate)} worse (${numberText(atLeast)} to ${numberText(atMost)})`],
      drawn: { effect: estimate, low: atLeast, high: atMost, ...guardedLooks(verdict, isTrusted) },
      ...(margin !== undefined && { margin }),
    };
  });
}
