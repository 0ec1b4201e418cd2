import type { MomentsText } from '#analysis';
import type { Metric } from '#catalog';
import { Decimal } from '#money';
import type { OutcomeSums, UnitShare, UnitSums } from '#storage';

/** Of nobody. */
export const NO_MEAN: MomentsText = { kind: 'mean', units: 0, sum: '0', sumSquares: '0' };
export const NO_SHARE: MomentsText = { kind: 'proportion', units: 0, sum: '0' };
const NOTHING = { sum: '0', sumSquares: '0' };
export const NO_OUTCOMES: Readonly<Record<Metric['kind'], MomentsText>> = {
  mean: NO_MEAN,
  proportion: NO_SHARE,
  ratio: { kind: 'ratio', units: 0, numerator: NOTHING, denominator: NOTHING, sumProducts: '0' },
};

/** The shortest text of a decimal: the same number is the same bytes, however many zeros a database gives it. */
export const short = (text: string): string => new Decimal(text).toFixed();

/** Of values of units, with what was known of them before where that is to be taken out. */
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

export const proportionOf = ({ units, had }: UnitShare): MomentsText => ({
  kind: 'proportion',
  units,
  sum: String(had),
});

export function outcomeMoments({ kind }: Metric, sums: OutcomeSums): MomentsText {
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
