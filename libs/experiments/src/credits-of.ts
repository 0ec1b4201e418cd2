import type { Instant } from '#calendar';
import type { Decimal } from '#money';

/** A final period that a variant has priced. Amounts are of one currency. */
export interface BilledPeriod {
  readonly subscription: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** What it costs as its bill stands. */
  readonly billed: Decimal;
  /** What the same usage costs under the control. */
  readonly control: Decimal;
}

export interface CreditedPeriod extends BilledPeriod {
  /** More than nothing. */
  readonly amount: Decimal;
}

/**
 * What is given back of these periods: of each what its bill is above the control's, in their order. A period that cost
 * less makes up for no other one, and nothing is ever asked of anybody.
 */
export const creditsOf = <P extends BilledPeriod>(
  periods: readonly P[],
): readonly (P & Pick<CreditedPeriod, 'amount'>)[] =>
  periods.flatMap((period) => {
    const amount = period.billed.minus(period.control);
    return amount.greaterThan(0) ? [{ ...period, amount }] : [];
  });
