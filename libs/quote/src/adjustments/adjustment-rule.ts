import type { CellWhen, Place } from '#catalog';
import { Decimal, Fraction } from '#money';

/** A firing discount or surcharge whose amount is known. */
export interface AdjustmentRule {
  readonly name: string;
  readonly title?: string;
  readonly place: Place;
  readonly event: AdjustmentTarget & (PercentAmount | FixedAmount);
}

interface AdjustmentTarget {
  readonly charges?: readonly string[];
  readonly when?: CellWhen;
}
interface PercentAmount {
  readonly kind: 'percent';
  readonly percent: Decimal;
}
interface FixedAmount {
  readonly kind: 'amount';
  readonly amount: Decimal;
}

const HUNDRED = new Decimal(100);

/** A percentage acts on what is left; a fixed amount is scaled when the period is cut short. */
export function unroundedAmount(rule: AdjustmentRule, base: Decimal, share: Fraction): Fraction {
  return rule.event.kind === 'percent'
    ? Fraction.of(base).times(rule.event.percent).dividedBy(HUNDRED)
    : share.times(rule.event.amount);
}

export function descriptionOf(rule: AdjustmentRule): string {
  return rule.title ?? rule.name;
}
