import type { Prices } from '#catalog';
import { Fraction, type Decimal } from '#money';

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
export function freeAllowance(price: Prices<Decimal>['percentage']): ChargeablePart {
  const [freeEvents, freeAmount] = [given(price.freeEvents), given(price.freeAmount)];
  const eventsAllowed = freeEvents && Fraction.of(freeEvents);
  const moneyAllowed = freeAmount && Fraction.of(freeAmount);
  let events = Fraction.ZERO;
  let money = Fraction.ZERO;
  let over = eventsAllowed === undefined && moneyAllowed === undefined;

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
