import gammaln from '@stdlib/math-base-special-gammaln';

/** Of an arm's units, those of which something holds. */
export interface Counted {
  readonly units: number;
  /** At most `units`. */
  readonly had: number;
}

/** Tables that are as likely as the observed one differ from it by rounding alone. */
const SLACK = 1e-7;

/**
 * How probably two shares are at least as unlike as these by chance, of whole numbers of units: Fisher's exact test, to
 * both sides. It adds up all tables with the same margins that are no more likely than the observed one, and so holds
 * for few units, too. 1 where an arm has no units. Source: Fisher, Statistical Methods for Research Workers, 1934.
 */
export function fisherTest(one: Counted, other: Counted): number {
  const had = one.had + other.had;
  const [least, most] = [Math.max(0, had - other.units), Math.min(one.units, had)];
  /** Up to a factor that all tables share. */
  const logLikelihood = (x: number): number =>
    -gammaln(x + 1) - gammaln(one.units - x + 1) - gammaln(had - x + 1) - gammaln(other.units - had + x + 1);
  const observed = logLikelihood(one.had);
  let [asUnlikely, all] = [0, 0];
  for (let x = least; x <= most; x += 1) {
    const beside = logLikelihood(x) - observed;
    // A table that is many times likelier than the observed one overflows to infinity, and p is rightly 0.
    const weight = Math.exp(beside);
    all += weight;
    if (beside <= SLACK) asUnlikely += weight;
  }
  return Math.min(1, asUnlikely / all);
}
