import { Decimal } from '#money';
import { type Analysed, computed, refused } from './analysed.js';
import type { Arm, Covariate } from './arm.js';
import { besideOf } from './cuped.js';
import { type Moments, scatter, type SumOfSquares } from './moments.js';

/** Half a step of a binary number between 1 and 2. */
const HALF_STEP = 2 ** -53;
/** Whoever adds up very many has better ways than one after another. */
const MOST_ROUNDING = 1e-12;

/**
 * What rounding may have taken from a sum of so many binary numbers, as a share of it: half a step each, to either side.
 * More than that no moments are off by chance.
 */
const roundingOf = (units: number): number => Math.min(MOST_ROUNDING, 4 * Math.sqrt(units) * HALF_STEP);

/**
 * The arm, or why nothing can be made of it: fewer than 2 units, nothing to divide by, or sums that no values have
 * (a variance below 0, a covariance larger than both variances allow, more successes than units).
 */
export function soundArm(arm: Arm, name: string): Analysed<Arm> {
  const { moments, covariate } = arm;
  const { units } = moments;
  if (units < 2)
    return refused('analysis.too-few-units', `\`${name}\` has ${units} units: a variance needs two`);
  if (lacksDenominator(moments) || (covariate !== undefined && lacksDenominator(covariate)))
    return refused('analysis.no-data', `the denominators of \`${name}\` sum to 0: there is no ratio`);
  const impossible = impossibleIn(moments) ?? (covariate && impossibleBeside(covariate, moments));
  return impossible === undefined
    ? computed(arm)
    : refused('analysis.inconsistent-moments', `\`${name}\`: ${impossible}`);
}

const lacksDenominator = (sums: Moments | Covariate): boolean =>
  sums.kind === 'ratio' && sums.denominator.sum.isZero();

function impossibleIn(moments: Moments): string | undefined {
  const { units } = moments;
  switch (moments.kind) {
    case 'proportion':
      return moments.sum.isNegative() || moments.sum.greaterThan(units)
        ? 'a proportion counts from none to all of its units'
        : undefined;
    case 'mean':
      return spreadFault(units, moments, '`sumSquares`');
    case 'ratio':
      return ratioFault(units, moments, '');
  }
}

/** Of a covariate: its own sums, and that it goes together with the metric no more than both spread. */
function impossibleBeside(covariate: Covariate, moments: Moments): string | undefined {
  const { units } = moments;
  if (covariate.kind === 'ratio') {
    if (moments.kind !== 'ratio') return undefined;
    const { crossProducts: cross } = covariate;
    return (
      ratioFault(units, covariate, '`covariate`.') ??
      togetherFault(units, moments.numerator, covariate.numerator, cross.numeratorNumerator) ??
      togetherFault(units, moments.numerator, covariate.denominator, cross.numeratorDenominator) ??
      togetherFault(units, moments.denominator, covariate.numerator, cross.denominatorNumerator) ??
      togetherFault(units, moments.denominator, covariate.denominator, cross.denominatorDenominator) ??
      ratiosFault({ moments, covariate })
    );
  }
  if (moments.kind === 'ratio') return undefined;
  // A unit that counts is 1, and 1² is 1.
  const own = moments.kind === 'mean' ? moments : { sum: moments.sum, sumSquares: moments.sum };
  return (
    spreadFault(units, covariate, '`covariate`.`sumSquares`') ??
    togetherFault(units, own, covariate, covariate.sumProducts)
  );
}

/** Of two ratios a share of this, of what either varies without what its two parts have in common, is rounding. */
const RATIO_ROUNDING = 1e-9;

/** Each pair of sums may be sound, and both ratios go together more than either varies all the same. */
function ratiosFault(arm: Arm): string | undefined {
  const { variance, covariate } = besideOf(arm);
  const rounding = new Decimal(1).plus(RATIO_ROUNDING);
  const most = variance.times(covariate.variance).times(rounding);
  return covariate.covariance.pow(2).greaterThan(most)
    ? 'the ratio goes together with its covariate more than both vary, which no values do'
    : undefined;
}

const ratioFault = (
  units: number,
  { numerator, denominator, sumProducts }: Extract<Moments | Covariate, { kind: 'ratio' }>,
  at: string,
): string | undefined =>
  spreadFault(units, numerator, `${at}\`numerator\`.\`sumSquares\``) ??
  spreadFault(units, denominator, `${at}\`denominator\`.\`sumSquares\``) ??
  togetherFault(units, numerator, denominator, sumProducts);

function spreadFault(units: number, x: SumOfSquares, what: string): string | undefined {
  const { spread, slack } = spreadOf(units, x);
  return spread.plus(slack).isNegative()
    ? `${what} is less than the square of the sum over n, which no values have`
    : undefined;
}

function togetherFault(
  units: number,
  x: SumOfSquares,
  y: SumOfSquares,
  products: Decimal,
): string | undefined {
  const [a, b] = [spreadOf(units, x), spreadOf(units, y)];
  const most = a.spread.plus(a.slack).times(b.spread.plus(b.slack));
  const slack = a.slack.times(b.slack).sqrt();
  const together = scatter(units, x.sum, y.sum, products).abs().minus(slack);
  return together.greaterThan(0) && together.pow(2).greaterThan(most)
    ? 'a sum of products is further from its sums than the sums of squares allow'
    : undefined;
}

function spreadOf(units: number, { sum, sumSquares }: SumOfSquares): { spread: Decimal; slack: Decimal } {
  return {
    spread: scatter(units, sum, sum, sumSquares),
    slack: sumSquares.abs().times(units).times(roundingOf(units)),
  };
}
