import type { Decimal } from '#money';
import type { Look } from './look-at-counts.js';

/** What the variants cost below the control, as far as that is known. Amounts in the package's currency. */
export interface BudgetStanding {
  /** The most that they may cost. */
  readonly revenueAtRisk: Decimal;
  /** Sum of what each measured period is below the control's price; what others are above makes up for nothing. */
  readonly spent: Decimal;
  /** Sum of all differences: for the reader alone. */
  readonly net: Decimal;
  /** That have another arm than the control. */
  readonly units: number;
  /** Whole billing periods that a price lasts once enrolment stops. */
  readonly lockedPeriods: number;
  /** Measured. */
  readonly periods: number;
  /** Periods that are not measured as they are now. */
  readonly waiting: number;
  /** Periods that one of the versions cannot price. */
  readonly unpriceable: number;
}

const DIGITS = 12;

/**
 * Whether a rollout costs less than its file allows. What is known to be spent is enough to fail; that it passes needs
 * every period.
 */
export function lookAtBudget(standing: BudgetStanding): Look {
  const { revenueAtRisk, spent, net, periods, waiting, unpriceable } = standing;
  const figures = {
    spent: spent.toFixed(),
    budget: revenueAtRisk.toFixed(),
    net: net.toFixed(),
    committed: committed(standing).toFixed(),
    periods: String(periods),
    waiting: String(waiting),
    unpriceable: String(unpriceable),
  };
  if (spent.greaterThanOrEqualTo(revenueAtRisk)) return { verdict: 'fail', reason: 'spent', figures };
  if (unpriceable > 0) return { verdict: 'inconclusive', reason: 'unpriceable', figures };
  return waiting > 0
    ? { verdict: 'inconclusive', reason: 'bills-wait', figures }
    : { verdict: 'pass', reason: 'within-budget', figures };
}

/** What the promised periods will cost if they are as those before; nothing before the first is measured. */
const committed = ({ spent, periods, units, lockedPeriods }: BudgetStanding): Decimal =>
  periods === 0 ? spent : spent.times(units).times(lockedPeriods).dividedBy(periods).toDecimalPlaces(DIGITS);
