import type { Prices, Rounding } from '#catalog';
import { Fraction, type Decimal } from '#money';
import type { PeriodPart } from '../line-item.js';
import type { EventDetail, Priced } from '../line-detail.js';
import type { ExactQuantity } from '../rating-state.js';
import { freeAllowance } from './free-allowance.js';

type Price = Prices<Decimal>['percentage'];
const HUNDRED = Fraction.ratio(100n, 1n);

/** What a percentage charge can price: the events of a meter, or only their money and how many they were. */
export type Payments = Exclude<ExactQuantity, { kind: 'quantity' }>;

interface Context {
  readonly rounding: Rounding;
  readonly part?: PeriodPart;
}

/** Event by event: free part, per cent, fixed amount, bounds, and the event's own rounding where asked for. */
export function percentage(payments: Payments, price: Price, context: Context): Priced {
  return payments.kind === 'events'
    ? ofEvents(payments.events, price, context)
    : ofTotals(payments.amount, payments.count, price);
}

function ofTotals(quantity: Fraction, count: Decimal, { percent, fixedAmount }: Price): Priced {
  const rate = quantity.times(percent).dividedBy(HUNDRED);
  const amount = fixedAmount === undefined ? rate : rate.plus(Fraction.of(count).times(fixedAmount));
  return {
    amount,
    parts: [{ kind: 'events', quantity, count, percent, ...(fixedAmount && { fixedAmount }), amount }],
  };
}

function ofEvents(events: readonly Fraction[], price: Price, { rounding, part }: Context): Priced {
  const chargeablePart = freeAllowance(price, part);
  const feeOf = feeOfOne(price, rounding);
  let amount = Fraction.ZERO;
  const parts = events.map((quantity, index): EventDetail => {
    const chargeable = chargeablePart(quantity);
    // A free event costs nothing at all: neither the fixed amount nor the minimum applies to it.
    if (chargeable === undefined) {
      return { kind: 'event', index, quantity, chargeable: Fraction.ZERO, free: true, amount: Fraction.ZERO };
    }
    const fee = feeOf(chargeable);
    amount = amount.plus(fee.amount);
    return { kind: 'event', index, quantity, chargeable, free: false, ...fee };
  });
  return { amount, parts };
}

/** fee = clamp(percent × chargeable part + fixedAmount, minimum, maximum); of a negative event, the fee put negative. */
function feeOfOne(
  price: Price,
  rounding: Rounding,
): (chargeable: Fraction) => Pick<EventDetail, 'amount' | 'bound'> {
  const perUnit = Fraction.of(price.percent).dividedBy(HUNDRED);
  const fixed = price.fixedAmount && Fraction.of(price.fixedAmount);
  const minimum = price.minimumPerEvent && Fraction.of(price.minimumPerEvent);
  const maximum = price.maximumPerEvent && Fraction.of(price.maximumPerEvent);
  return (chargeable) => {
    let fee = chargeable.absolute().times(perUnit);
    let bound: EventDetail['bound'];
    if (fixed) fee = fee.plus(fixed);
    if (minimum && fee.lessThan(minimum)) [fee, bound] = [minimum, 'minimum'];
    if (maximum && fee.greaterThan(maximum)) [fee, bound] = [maximum, 'maximum'];
    if (price.roundEach === 'event') fee = Fraction.of(fee.round(rounding));
    return { amount: chargeable.isNegative ? fee.negated() : fee, ...(bound && { bound }) };
  };
}
