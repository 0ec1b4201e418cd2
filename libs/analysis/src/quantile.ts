import { Decimal, invariant } from '#money';
import { type Analysed, computed, refused } from './analysed.js';
import { normalUpperQuantile } from './distributions/normal.js';
import { type Estimate, ratioVariance } from './moments.js';

/** How far around the quantile the order statistics are taken that tell its spread, as a two-sided alpha. */
const ORDER_ALPHA = 0.05;

/** Which of the sorted values (1 is the smallest) tell a quantile and its spread. */
export interface QuantileRanks {
  readonly at: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * The ranks n(ν ± z√(ν(1−ν)/n)), rounded outwards, and that of the quantile itself. Refuses fewer values than
 * z²·ν/(1−ν), of which there is no upper one (and as many to the other side). `quantile` between 0 and 1.
 */
export function quantileRanks(units: number, quantile: number): Analysed<QuantileRanks> {
  const z = normalUpperQuantile(ORDER_ALPHA / 2);
  const odds = Math.max(quantile / (1 - quantile), (1 - quantile) / quantile);
  if (!(units > z ** 2 * odds))
    return refused(
      'analysis.too-few-units',
      `${units} units say nothing of this quantile: it takes more than ${Math.floor(z ** 2 * odds)}`,
    );
  const half = z * Math.sqrt(quantile * (1 - quantile) * units);
  return computed({
    at: Math.max(1, Math.ceil(quantile * units)),
    lower: Math.max(1, Math.floor(quantile * units - half)),
    upper: Math.min(units, Math.ceil(quantile * units + half)),
  });
}

/** Sorted values at their ranks, as a database gives them; and how much more units of one cluster go together. */
export interface QuantileSample {
  readonly units: number;
  readonly quantile: number;
  readonly at: Decimal;
  readonly lower: Decimal;
  readonly upper: Decimal;
  /** v_cluster ÷ v_iid of being at or below the quantile; 1 where units are independent. */
  readonly clusterFactor: number;
}

/**
 * A quantile as an estimate that differences, tests and posteriors take: σ = (Y_U − Y_L)/(2z), corrected for how far the
 * whole ranks are apart, times the cluster factor. Refuses what `quantileRanks` refuses. Source: statistics.md.
 */
export function quantileEstimate(sample: QuantileSample): Analysed<Estimate> {
  const { units, quantile, at, lower, upper, clusterFactor } = sample;
  const ranks = quantileRanks(units, quantile);
  if (!ranks.ok) return ranks;
  const apart = ranks.value.upper - ranks.value.lower;
  const deviation = upper.minus(lower).toNumber() * (Math.sqrt(quantile * (1 - quantile) * units) / apart);
  return computed({ units, mean: at, variance: deviation ** 2 * clusterFactor * units });
}

/** The estimate from all values. `clusters` names the cluster of each value; without them every unit is its own. */
export function quantileOf(
  values: readonly Decimal[],
  quantile: number,
  clusters?: readonly string[],
): Analysed<Estimate> {
  const ranks = quantileRanks(values.length, quantile);
  if (!ranks.ok) return ranks;
  const sorted = [...values].sort((a, b) => a.comparedTo(b));
  const valueAt = (rank: number): Decimal => {
    const value = sorted[rank - 1];
    invariant(value !== undefined, 'a rank is between 1 and the number of units');
    return value;
  };
  const [at, lower, upper] = [
    valueAt(ranks.value.at),
    valueAt(ranks.value.lower),
    valueAt(ranks.value.upper),
  ];
  const factor = clusters === undefined ? computed(1) : clusterFactorOf(values, at, quantile, clusters);
  if (!factor.ok) return factor;
  return quantileEstimate({
    units: values.length,
    quantile,
    at,
    lower,
    upper,
    clusterFactor: factor.value,
  });
}

/** The variance of the share at or below the quantile, by clusters, over what it is of independent units. */
function clusterFactorOf(
  values: readonly Decimal[],
  at: Decimal,
  quantile: number,
  clusters: readonly string[],
): Analysed<number> {
  invariant(clusters.length === values.length, 'every value has a cluster');
  const counts = new Map<string, { below: number; all: number }>();
  for (const [place, value] of values.entries()) {
    const key = clusters[place] ?? '';
    const count = counts.get(key) ?? { below: 0, all: 0 };
    if (!value.greaterThan(at)) count.below += 1;
    count.all += 1;
    counts.set(key, count);
  }
  if (counts.size < 2)
    return refused('analysis.too-few-units', 'all values are of one cluster: a variance needs two');
  const sumOf = (of: (count: { below: number; all: number }) => number): Decimal =>
    new Decimal([...counts.values()].reduce((all, count) => all + of(count), 0));
  const variance = ratioVariance(counts.size, {
    numerator: { sum: sumOf(({ below }) => below), sumSquares: sumOf(({ below }) => below ** 2) },
    denominator: { sum: sumOf(({ all }) => all), sumSquares: sumOf(({ all }) => all ** 2) },
    sumProducts: sumOf(({ below, all }) => below * all),
  });
  return computed(variance.toNumber() / counts.size / ((quantile * (1 - quantile)) / values.length));
}
