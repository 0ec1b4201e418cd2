import { Decimal } from '#money';
import { type Analysed, computed, refused } from './analysed.js';

/** An arm's units, how many of them pay, and what all of them pay together. */
export interface Payers {
  readonly units: number;
  readonly payers: number;
  readonly revenue: Decimal;
}

export interface TwoParts {
  /** Of the difference in revenue per unit: what more or fewer payers make, at the mean revenue per payer. */
  readonly conversion: Decimal;
  /** What more or less revenue per payer makes, at the mean conversion. */
  readonly revenuePerPayer: Decimal;
}

/**
 * A difference in revenue per unit as conversion times revenue per payer: (p_T−p_C)(m_T+m_C)/2 + (m_T−m_C)(p_T+p_C)/2,
 * which add up to it. It describes and proves nothing: who pays is itself decided by the price. Refuses arms in which
 * nobody pays.
 */
export function twoParts(control: Payers, treatment: Payers): Analysed<TwoParts> {
  if (control.payers === 0 || treatment.payers === 0)
    return refused('analysis.no-data', 'nobody pays in one of the arms: there is no revenue per payer');
  const conversionOf = ({ payers, units }: Payers): Decimal => new Decimal(payers).dividedBy(units);
  const [p, q] = [conversionOf(control), conversionOf(treatment)];
  const [m, l] = [control.revenue.dividedBy(control.payers), treatment.revenue.dividedBy(treatment.payers)];
  return computed({
    conversion: q.minus(p).times(l.plus(m)).dividedBy(2),
    revenuePerPayer: l.minus(m).times(q.plus(p)).dividedBy(2),
  });
}
