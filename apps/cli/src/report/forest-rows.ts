import type { ExperimentResults, GuardrailResults, MetricResults, VariantResults } from '#analysis';
import { currencyOf, inCurrency } from './amounts.js';
import { faultText } from './fault-text.js';
import { effectText, intervalText } from './figures-text.js';
import { harmBoundsText, harmText } from './harm-text.js';
import type { Drawn } from './interval-row.js';
import { guardedLooks, looksOf } from './looks.js';

export interface ForestRow {
  readonly name: string;
  readonly arm: string;
  /** What stands at its right side, the longer one below. */
  readonly figures: readonly [string, string];
  /** Absent: there is nothing to draw, and the figures say why. */
  readonly drawn?: Drawn;
  /** Its figures are in units of the metric, while it is drawn in percent. */
  readonly isAbsolute?: true;
  /** A line across this row alone: how much worse a guardrail puts up with. */
  readonly margin?: number;
  /** Why nothing is drawn, at length, for who does not see the picture. */
  readonly because?: string;
}

export function rowsOfMetric(
  results: Pick<ExperimentResults, 'currency'>,
  metric: MetricResults,
  isTrusted: boolean,
): readonly ForestRow[] {
  const { key, direction, kind } = metric;
  const currency = currencyOf(results, key);
  return metric.variants.map((each): ForestRow => {
    const { variant, compared, fault } = each;
    const named = { name: key, arm: variant };
    if (compared === undefined)
      return {
        ...named,
        figures: ['not compared', faultText(fault)],
        ...(fault !== undefined && { because: fault.message }),
      };
    const isAbsolute = compared.difference === 'absolute';
    const unit = isAbsolute && kind !== 'proportion' ? inCurrency(currency) : '';
    const interval = intervalText(compared, kind) + unit;
    const drawn = drawnOf(each);
    return {
      ...named,
      figures: [effectText(compared, kind) + unit, isAbsolute ? `${interval}, absolute` : interval],
      ...(isAbsolute && { isAbsolute }),
      ...(drawn !== undefined && { drawn: { ...drawn, ...looksOf(compared.ci, direction, isTrusted) } }),
    };
  });
}

/** In percent of the control's mean. Where that is near 0, as it was seen: an empty row would hide the most. */
function drawnOf({ compared, control }: VariantResults): Omit<Drawn, 'colour' | 'shape'> | undefined {
  if (compared === undefined) return undefined;
  const { difference, effect, ci } = compared;
  const mean = Math.abs(Number(control.mean ?? 0));
  if (difference === 'absolute' && mean === 0) return undefined;
  const by = difference === 'absolute' ? 100 / mean : 100;
  const [low, high] = ci.map((bound) => (bound === null ? null : bound * by));
  return { effect: effect * by, low: low ?? null, high: high ?? null };
}

export function rowsOfGuardrail(
  { metric, unit, variants }: GuardrailResults,
  isTrusted: boolean,
): readonly ForestRow[] {
  return variants.map(({ variant, margin, verdict, reason, harm }): ForestRow => {
    const named = { name: metric, arm: variant };
    if (harm === undefined) return { ...named, figures: [verdict, reason.replaceAll('-', ' ')] };
    const { estimate, atLeast, atMost } = harm;
    return {
      ...named,
      figures: [verdict, `${harmText(harm, unit)} (${harmBoundsText(harm)})`],
      drawn: { effect: estimate, low: atLeast, high: atMost, ...guardedLooks(verdict, isTrusted) },
      ...(margin !== undefined && { margin }),
    };
  });
}
