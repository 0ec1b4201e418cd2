import { Injectable } from '@nestjs/common';
import type { MetricSnapshot, MomentsText } from '#analysis';
import { type Instant, instantText } from '#calendar';
import type { Metric } from '#catalog';
import { Decimal, InvariantError } from '#money';
import {
  BILL_METRICS,
  type BillMetric,
  type OutcomeSums,
  OutcomeStore,
  UnitFiguresStore,
  type UnitShare,
  type UnitSums,
  type Watched,
} from '#storage';
import { billingPeriodsText } from './billing-periods-text.js';
import { type ComparedExperiment, periodsOf, usesHistory } from './find-comparison.js';

type Direction = MetricSnapshot['direction'];

/** A unit has this long after it has seen a price to subscribe. */
const CONVERSION_WINDOW = '30 days';

/** Usage is what a price is to encourage, and bills are what it is for. */
const DIRECTIONS: Readonly<Record<BillMetric, Direction>> = {
  'revenue-per-workspace': 'higher',
  'margin-per-workspace': 'higher',
  'usage-per-workspace': 'higher',
};

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
      const found = of(DIRECTIONS[key], moments(await this.figures.sums(stored.key, key)), NO_MEAN);
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
      EMPTY[metric.kind],
    );
  }

  /** Revenue after each whole period, of the same units. */
  async overTime({ stored, experiment, variants }: ComparedExperiment): Promise<readonly MetricSnapshot[]> {
    const sums = await this.figures.revenueByPeriod(stored.key);
    return Array.from({ length: periodsOf(experiment) }, (_, place): MetricSnapshot => {
      const found = byArm(
        sums.filter((each) => each.place === place + 1),
        (each) => meanOf(each, usesHistory(experiment)),
      );
      const arms = variants.map(({ key }) => found.get(key) ?? NO_MEAN);
      return { key: 'revenue-per-workspace', direction: 'higher', periods: place + 1, arms };
    });
  }
}

const NO_MEAN: MomentsText = { kind: 'mean', units: 0, sum: '0', sumSquares: '0' };
const NO_SHARE: MomentsText = { kind: 'proportion', units: 0, sum: '0' };
const NOTHING = { sum: '0', sumSquares: '0' };
const EMPTY: Readonly<Record<Metric['kind'], MomentsText>> = {
  mean: NO_MEAN,
  proportion: NO_SHARE,
  ratio: { kind: 'ratio', units: 0, numerator: NOTHING, denominator: NOTHING, sumProducts: '0' },
};

const byArm = <Row extends { readonly variant: string }>(
  rows: readonly Row[],
  momentsOf: (row: Row) => MomentsText,
): ReadonlyMap<string, MomentsText> => new Map(rows.map((row) => [row.variant, momentsOf(row)]));

/** The shortest text of a decimal: the same number is the same bytes, however many zeros a database gives it. */
export const short = (text: string): string => new Decimal(text).toFixed();

export function meanOf(sums: UnitSums, withHistory: boolean): MomentsText {
  const { units, sum, sumSquares, before, beforeSquares, sumProducts, newUnits, newSum, newSquares } = sums;
  return {
    kind: 'mean',
    units,
    sum: short(sum),
    sumSquares: short(sumSquares),
    ...(withHistory && {
      covariate: { sum: short(before), sumSquares: short(beforeSquares), sumProducts: short(sumProducts) },
      withoutHistory: { units: newUnits, sum: short(newSum), sumSquares: short(newSquares) },
    }),
  };
}

const proportionOf = ({ units, had }: UnitShare): MomentsText => ({
  kind: 'proportion',
  units,
  sum: String(had),
});

function outcomeMoments({ kind }: Metric, sums: OutcomeSums): MomentsText {
  const { units } = sums;
  switch (kind) {
    case 'proportion':
      return { kind, units, sum: String(sums.had) };
    case 'mean':
      return { kind, units, sum: short(sums.sum), sumSquares: short(sums.sumSquares) };
    case 'ratio':
      return {
        kind,
        units,
        numerator: { sum: short(sums.sum), sumSquares: short(sums.sumSquares) },
        denominator: { sum: short(sums.below), sumSquares: short(sums.belowSquares) },
        sumProducts: short(sums.sumProducts),
      };
  }
}

/** As a snapshot keeps instants. */
export const orNothing = (instant: Instant | undefined): string | null =>
  instant === undefined ? null : instantText(instant);
