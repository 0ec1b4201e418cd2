import type { Moments } from '#analysis';
import type { Decimal } from '#money';
import { decimalOf, type ExactSeries, exactSeries, productsOf } from './exact-series.js';
import type { GuardedMetric } from './guarded-metrics.js';
import type { PastUnits } from './past-units.js';

/** Where the limbs of a series begin among all of them. */
interface Placed {
  readonly series: ExactSeries;
  readonly from: number;
}

/**
 * The values of past units as columns, and sums of those that an arm has so far: exact, and added to at the speed of
 * binary numbers.
 */
export class SummedUnits {
  readonly #columns: Float64Array[] = [];
  readonly #metrics: readonly (readonly Placed[])[];
  readonly #sums: readonly Float64Array[];
  readonly counts: Float64Array;

  constructor(
    private readonly guarded: readonly GuardedMetric[],
    { above, below }: PastUnits,
    arms: number,
  ) {
    this.#metrics = guarded.map(({ kind }, metric) =>
      seriesOf(kind, above[metric] ?? [], below[metric] ?? []).map((series) => {
        const from = this.#columns.length;
        this.#columns.push(...series.limbs);
        return { series, from };
      }),
    );
    this.#sums = Array.from({ length: arms }, () => new Float64Array(this.#columns.length));
    this.counts = new Float64Array(arms);
  }

  /** Nobody has an arm any more. */
  clear(): void {
    for (const sums of this.#sums) sums.fill(0);
    this.counts.fill(0);
  }

  add(unit: number, arm: number): void {
    const sums = this.#sums[arm];
    if (sums === undefined) return;
    this.counts[arm] = (this.counts[arm] ?? 0) + 1;
    const columns = this.#columns;
    for (let place = 0; place < columns.length; place += 1)
      sums[place] = (sums[place] ?? 0) + (columns[place]?.[unit] ?? 0);
  }

  momentsOf(metric: number, arm: number): Moments {
    const units = this.counts[arm] ?? 0;
    const placed = this.#metrics[metric] ?? [];
    const sum = (index: number): Decimal => {
      const found = placed[index];
      if (found === undefined) throw new RangeError('a metric has the sums of its kind');
      return decimalOf(found.series, (place) => this.#sums[arm]?.[found.from + place] ?? 0);
    };
    const kind = this.guarded[metric]?.kind ?? 'mean';
    switch (kind) {
      case 'proportion':
        return { kind, units, sum: sum(0) };
      case 'mean':
        return { kind, units, sum: sum(0), sumSquares: sum(1) };
      case 'ratio':
        return {
          kind,
          units,
          numerator: { sum: sum(0), sumSquares: sum(1) },
          denominator: { sum: sum(2), sumSquares: sum(3) },
          sumProducts: sum(4),
        };
    }
  }
}

function seriesOf(
  kind: GuardedMetric['kind'],
  above: readonly Decimal[],
  below: readonly Decimal[],
): readonly ExactSeries[] {
  switch (kind) {
    case 'proportion':
      return [exactSeries(above)];
    case 'mean':
      return [exactSeries(above), productsOf(above, above)];
    case 'ratio':
      return [
        exactSeries(above),
        productsOf(above, above),
        exactSeries(below),
        productsOf(below, below),
        productsOf(above, below),
      ];
  }
}
