import {
  type AnyPrice,
  type Charge,
  type Rounding,
  type RuleEvent,
  type WrittenNumber,
  isFromFact,
} from '#catalog';
import { Decimal, Fraction, ZERO, round, sum } from '#money';
import { priceAt } from './price-at.js';
import { afterAllowance, converted } from './quantity-steps.js';

/**
 * What charges that read the same usage come to, with one event acting or none; undefined when that needs facts,
 * cells or single events. Other charges are left out: their part does not change with this usage.
 */
export function totalAt(
  charges: readonly Charge[],
  usage: Fraction,
  event: RuleEvent | undefined,
  rounding: Rounding,
): Decimal | undefined {
  const amounts: Decimal[] = [];
  let adjustable = ZERO;
  for (const charge of charges) {
    const amount = lineAt(charge, usage, event);
    if (amount === undefined) return undefined;
    const rounded = round(amount, rounding);
    amounts.push(rounded);
    if (event && isTarget(event, charge)) adjustable = adjustable.plus(rounded);
  }
  const total = sum(amounts);
  if (event?.type !== 'discount' && event?.type !== 'surcharge') return total;
  const adjustment = adjustmentOf(event, adjustable, rounding);
  if (adjustment === undefined) return undefined;
  return event.type === 'discount' ? total.minus(adjustment) : total.plus(adjustment);
}

type Adjusting = Extract<RuleEvent, { type: 'discount' | 'surcharge' }>;

function isTarget(event: RuleEvent, { key }: Charge): boolean {
  return 'charges' in event
    ? event.charges.includes(key)
    : event.type === 'discount' || event.type === 'surcharge';
}

function adjustmentOf(event: Adjusting, adjustable: Decimal, rounding: Rounding): Decimal | undefined {
  if ('percent' in event) return round(adjustable.times(event.percent).times('0.01'), rounding);
  if (isFromFact(event.amount)) return undefined;
  if (event.type === 'discount') return Decimal.min(event.amount, adjustable);
  return adjustable.isZero() ? ZERO : event.amount;
}

function lineAt(charge: Charge, usage: Fraction, event: RuleEvent | undefined): Fraction | undefined {
  if (event?.type === 'waive' && event.charges.includes(charge.key)) return Fraction.ZERO;
  const overridden =
    event?.type === 'overridePrice' && event.charge === charge.key ? event.fields : undefined;
  const { convert, included, minimum, maximum } = { ...charge, ...overridden };
  const price: AnyPrice = { ...charge.price, ...overridden?.price };
  const added = event?.type === 'include' && event.charge === charge.key ? event.quantity : undefined;
  if ([included, minimum, maximum, added].some(isUnknown)) return undefined;
  const quantity = afterAllowance(afterAllowance(converted(usage, convert), included), added);
  const amount = priceAt(charge.model, price, quantity);
  if (amount === undefined) return undefined;
  const capped = maximum && !isFromFact(maximum) ? amount.min(maximum) : amount;
  return minimum && !isFromFact(minimum) ? capped.max(minimum) : capped;
}

function isUnknown(number: WrittenNumber | undefined): boolean {
  return number !== undefined && isFromFact(number);
}
