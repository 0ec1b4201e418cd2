import { Injectable } from '@nestjs/common';
import type { MetricSnapshot, MomentsText } from '#analysis';
import type { Instant } from '#calendar';
import { InvariantError } from '#money';
import {
  BILL_METRICS,
  type BillMetric,
  OutcomeStore,
  UnitFiguresStore,
  type UnitShare,
  type UnitSums,
  type Watched,
} from '#storage';
import { billingPeriodsText } from './billing-periods-text.js';
import { type ComparedExperiment, periodsOf, usesHistory } from './find-comparison.js';
import { meanOf, NO_MEAN, NO_OUTCOMES, NO_SHARE, outcomeMoments, proportionOf } from './moments-text.js';

type Direction = MetricSnapshot['direction'];

/** What is told after every period: nothing else is kept by period. */
const OVER_TIME = 'revenue-per-workspace';

/** A unit has this long after it has seen a price to subscribe. */
export const CONVERSION_WINDOW = '30 days';

export const isBillMetric = (key: string): key is BillMetric => BILL_METRICS.some((each) => each === key);

/**
 * What every metric of an experiment comes to by arm, in exact sums. Metrics made of bills are of the units that are
 * mature; the others need no usage that may come late, and are of the units whose window is over. Source: experiments.md,
 * section 5.
 */
@Injectable()
export class MeasureMetrics {
  constructor(
    private readonly figures: UnitFiguresStore,
    private readonly outcomes: OutcomeStore,
  ) {}

  async run(
    compared: ComparedExperiment,
    keys: readonly string[],
    caps: ReadonlyMap<string, string>,
    asOf: Instant,
  ): Promise<readonly MetricSnapshot[]> {
    const metrics: MetricSnapshot[] = [];
    for (const key of keys) metrics.push(await this.#metric(key, compared, caps.get(key), asOf));
    return metrics;
  }

  async #metric(
    key: string,
    compared: ComparedExperiment,
    cap: string | undefined,
    asOf: Instant,
  ): Promise<MetricSnapshot> {
    const { stored, experiment, variants, declared, interval } = compared;
    const periods = periodsOf(experiment);
    const arms = variants.map((variant) => variant.key);
    const of = (direction: Direction, found: ReadonlyMap<string, MomentsText>, empty: MomentsText) => ({
      key,
      direction,
      periods,
      arms: arms.map((arm) => found.get(arm) ?? empty),
    });
    if (isBillMetric(key)) {
      const withHistory = usesHistory(experiment);
      const moments = (sums: readonly UnitSums[]) => byArm(sums, (each) => meanOf(each, withHistory));
      // Usage is what a price is to encourage, and bills are what it is for: more of each is better.
      const found = of('higher', moments(await this.figures.sums(stored.key, key)), NO_MEAN);
      if (cap === undefined) return found;
      const cut = of('higher', moments(await this.figures.sums(stored.key, key, cap)), NO_MEAN);
      return { ...found, capped: { cap, arms: cut.arms } };
    }
    const window = billingPeriodsText(interval, periods);
    const watched: Watched = { experiment: stored.key, window, now: asOf };
    const shares = (direction: Direction, found: readonly UnitShare[]) =>
      of(direction, byArm(found, proportionOf), NO_SHARE);
    const { packageKey } = stored;
    switch (key) {
      case 'conversion':
        return shares(
          'higher',
          await this.outcomes.converted({ ...watched, window: CONVERSION_WINDOW }, packageKey),
        );
      case 'retention':
        return shares('higher', await this.outcomes.retained(watched, packageKey));
      case 'churn': {
        const kept = await this.outcomes.retained(watched, packageKey);
        return shares(
          'lower',
          kept.map((share) => ({ ...share, had: share.units - share.had })),
        );
      }
      case 'downgrade':
        return shares('lower', await this.figures.downgrades(stored.key));
    }
    const metric = declared.find((each) => each.key === key);
    if (metric === undefined) throw new InvariantError(`experiment ${stored.key} knows no metric ${key}`);
    const within = metric.withinMinutes === undefined ? window : `${metric.withinMinutes} minutes`;
    const sums = await this.outcomes.sums({ ...watched, window: within }, metric.outcome, metric.denominator);
    return of(
      metric.direction,
      byArm(sums, (each) => outcomeMoments(metric, each)),
      NO_OUTCOMES[metric.kind],
    );
  }

  /** Revenue after each whole period, of the same units, and cut where revenue is. */
  async overTime(
    { stored, experiment, variants }: ComparedExperiment,
    caps: ReadonlyMap<string, string>,
  ): Promise<readonly MetricSnapshot[]> {
    const cap = caps.get(OVER_TIME);
    const sums = await this.figures.revenueByPeriod(stored.key);
    const cut = cap === undefined ? [] : await this.figures.revenueByPeriod(stored.key, cap);
    return Array.from({ length: periodsOf(experiment) }, (_, before): MetricSnapshot => {
      const armsOf = (all: typeof sums): readonly MomentsText[] => {
        const found = byArm(
          all.filter(({ place }) => place === before + 1),
          (each) => meanOf(each, usesHistory(experiment)),
        );
        return variants.map(({ key }) => found.get(key) ?? NO_MEAN);
      };
      const metric = {
        key: OVER_TIME,
        direction: 'higher',
        periods: before + 1,
        arms: armsOf(sums),
      } as const;
      return cap === undefined ? metric : { ...metric, capped: { cap, arms: armsOf(cut) } };
    });
  }
}

const byArm = <Row extends { readonly variant: string }>(
  rows: readonly Row[],
  momentsOf: (row: Row) => MomentsText,
): ReadonlyMap<string, MomentsText> => new Map(rows.map((row) => [row.variant, momentsOf(row)]));
