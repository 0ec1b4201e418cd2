import type { MeterWindow } from '#catalog';
import { Fraction, invariant, type Decimal } from '#money';

/**
 * The quantities of all windows of a period as one. A window without events takes part with what its aggregation makes
 * of nothing: a host that ran for a day is not there on the others.
 */
export function joinWindows(then: MeterWindow['then'], quantities: readonly Fraction[]): Fraction {
  const [first = Fraction.ZERO, ...others] = quantities;
  switch (then) {
    case 'sum':
      return total(quantities);
    case 'max':
      return others.reduce((most, quantity) => most.max(quantity), first);
    case 'average':
      return quantities.length === 0
        ? Fraction.ZERO
        : total(quantities).dividedBy(Fraction.ratio(quantities.length, 1));
    default:
      return percentile(then.percentile, quantities);
  }
}

/** Nearest rank: the smallest quantity that at least so many per cent of the windows do not exceed. */
function percentile(percent: Decimal, quantities: readonly Fraction[]): Fraction {
  if (quantities.length === 0) return Fraction.ZERO;
  const sorted = [...quantities].sort((a, b) => a.compare(b));
  const rank = Math.max(1, Number(percent.times(sorted.length).dividedBy(100).ceil().toFixed()));
  const found = sorted[rank - 1];
  invariant(found !== undefined, 'a percentile lies within 0 and 100');
  return found;
}

const total = (quantities: readonly Fraction[]): Fraction =>
  quantities.reduce((all, quantity) => all.plus(quantity), Fraction.ZERO);
