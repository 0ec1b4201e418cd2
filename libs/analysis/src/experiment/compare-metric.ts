import { compareArms } from './compare-arms.js';
import { figureOf, NO_UNITS } from './moments-of.js';
import type { MetricResults, SegmentResults } from './results.js';
import type { Setting } from './setting.js';
import type { MetricSnapshot, SegmentSnapshot } from './snapshot.js';

/** What a metric says of every variant. Where large values are cut, by the cut ones, with the others beside. */
export function compareMetric(metric: MetricSnapshot, setting: Setting): MetricResults {
  const { key, direction, periods, arms, capped } = metric;
  const compared = capped === undefined ? { arms } : { arms: capped.arms, uncut: arms };
  return {
    key,
    direction,
    kind: arms[0]?.kind ?? 'mean',
    periods,
    ...(capped && { cap: capped.cap }),
    variants: compareArms({ direction, ...compared }, setting),
  };
}

/** The metric of that name, or in its place that nobody measured it: a file may name what no outcome tells yet. */
export function compareNamed(
  key: string,
  { metrics, periods }: { readonly metrics: readonly MetricSnapshot[]; readonly periods: number },
  setting: Setting,
): MetricResults {
  const metric = metrics.find((each) => each.key === key);
  if (metric !== undefined) return compareMetric(metric, setting);
  const nobody = figureOf(NO_UNITS);
  const fault = { code: 'analysis.no-data', message: `\`${key}\` is not measured` } as const;
  const [, ...treatments] = setting.variants;
  const variants = treatments.map((variant) => ({ variant, control: nobody, treatment: nobody, fault }));
  return { key, direction: 'higher', kind: 'mean', periods, variants };
}

/** The same metric of a part of the units. */
export const compareSegment = (
  { attribute, value, arms }: SegmentSnapshot,
  direction: 'higher' | 'lower',
  setting: Setting,
): SegmentResults => ({ attribute, value, variants: compareArms({ direction, arms }, setting) });
