import type { Prices } from '#catalog';
import { Fraction, type Decimal } from '#money';
import type { PeriodPart } from '../line-item.js';

/** Tells, event by event, how much of it is chargeable; undefined when all of it is free. */
export type ChargeablePart = (event: Fraction) => Fraction | undefined;

/** 0 means there is none. */
const given = (value: Decimal | undefined): Decimal | undefined =>
  value === undefined || value.isZero() ? undefined : value;

/**
 * The free allowance as its events use it up, in order. Free events and free money end together, when either is
 * used up. The event that exactly reaches the free amount is still free; the one that crosses it pays on the excess.
 * The answer remembers what was used: it serves the events of one cell, once.
 */
export function freeAllowance(price: Prices<Decimal>['percentage'], part?: PeriodPart): ChargeablePart {
  const [freeEvents, freeAmount] = [given(price.freeEvents), given(price.freeAmount)];
  const eventsAllowed = freeEvents && eventsOf(freeEvents, part);
  const moneyAllowed = freeAmount && moneyOf(freeAmount, part);
  let events = Fraction.ZERO;
  let money = Fraction.ZERO;
  let over = eventsAllowed?.isZero ?? moneyAllowed === undefined;

  return (event) => {
    if (over) return event;
    events = events.plus(Fraction.ONE);
    money = money.plus(event);
    const excess = moneyAllowed && money.minus(moneyAllowed);
    over = (eventsAllowed && events.compare(eventsAllowed) >= 0) ?? false;
    if (excess && !excess.isNegative) over = true;
    return excess && excess.numerator > 0n ? excess : undefined;
  };
}

/** Whole events: those up to the end of the part less those up to its start, so that the parts sum to all of them. */
function eventsOf(free: Decimal, part: PeriodPart | undefined): Fraction {
  if (part === undefined) return Fraction.of(free);
  const upTo = (end: Fraction): Decimal => end.times(free).round({ mode: 'floor', scale: 0 });
  return Fraction.of(upTo(part.to).minus(upTo(part.from)));
}

function moneyOf(free: Decimal, part: PeriodPart | undefined): Fraction {
  return part === undefined ? Fraction.of(free) : part.to.minus(part.from).times(free);
}
