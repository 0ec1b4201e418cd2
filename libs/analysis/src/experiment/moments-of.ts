import { Decimal, decimalText } from '#money';
import type { Arm } from '../arm.js';
import type { Moments, SumOfSquares } from '../moments.js';
import type { ArmFigure } from './results.js';
import type { Adjusted } from './setting.js';
import type { MomentsText, SumsText } from './snapshot.js';

/** What is shown of a mean: as many digits behind the point as any amount of this system has. */
const SHOWN_DIGITS = 12;

/** An arm without units: of one that a snapshot has no sums of. */
export const NO_UNITS: MomentsText = { kind: 'proportion', units: 0, sum: '0' };

/** Sums of squares have more digits than any decimal that people write, so their text is taken as it is. */
export const sumsOf = ({ sum, sumSquares }: SumsText): SumOfSquares => ({
  sum: new Decimal(sum),
  sumSquares: new Decimal(sumSquares),
});

/** The moments that a snapshot holds as text, exactly. */
export function momentsOf(text: MomentsText): Moments {
  const { units } = text;
  switch (text.kind) {
    case 'mean':
      return { kind: 'mean', units, ...sumsOf(text) };
    case 'proportion':
      return { kind: 'proportion', units, sum: new Decimal(text.sum) };
    case 'ratio':
      return {
        kind: 'ratio',
        units,
        numerator: sumsOf(text.numerator),
        denominator: sumsOf(text.denominator),
        sumProducts: new Decimal(text.sumProducts),
      };
  }
}

/** What the units' bills were before is left out where nothing is adjusted by it, so that it can refuse nothing. */
export function armOf(text: MomentsText, adjusted: Adjusted): Arm {
  const moments = momentsOf(text);
  if (adjusted === 'none' || text.kind === 'ratio' || text.covariate === undefined) return { moments };
  const { covariate } = text;
  return {
    moments,
    covariate: { kind: 'value', ...sumsOf(covariate), sumProducts: new Decimal(covariate.sumProducts) },
    ...(adjusted === 'strata' &&
      text.kind === 'mean' &&
      text.withoutHistory && {
        withoutHistory: { kind: 'mean', units: text.withoutHistory.units, ...sumsOf(text.withoutHistory) },
      }),
  };
}

/** Units and mean of an arm; a ratio is that of its sums. */
export function figureOf(text: MomentsText): ArmFigure {
  const moments = momentsOf(text);
  const [above, below] =
    moments.kind === 'ratio'
      ? [moments.numerator.sum, moments.denominator.sum]
      : [moments.sum, new Decimal(moments.units)];
  return { units: moments.units, mean: meanText(above, below) };
}

/** A quotient as text, or null where there is nothing to divide by. */
export const meanText = (above: Decimal, below: Decimal | number): string | null =>
  new Decimal(below).isZero() ? null : shownText(above.dividedBy(below));

export const shownText = (value: Decimal): string => decimalText(value.toDecimalPlaces(SHOWN_DIGITS));
