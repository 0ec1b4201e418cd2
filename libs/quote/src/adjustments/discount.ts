import { Decimal, ZERO, round } from '#money';
import type { Adjusted, AdjustmentContext } from './adjustment.js';
import { type AdjustmentRule, descriptionOf, unroundedAmount } from './adjustment-rule.js';
import { baseOf, spread } from './ledger.js';

/**
 * Takes a percentage of what is left, or a fixed amount. It is rounded on its absolute amount, so that a mode such
 * as `ceiling` favours the same side for a discount and a surcharge. A fixed one never takes more than there is.
 */
export function discount(rule: AdjustmentRule, context: AdjustmentContext): Adjusted {
  const { ledger, rounding, share } = context;
  const base = baseOf(ledger, rule.event);
  const wanted = unroundedAmount(rule, base, share);
  const rounded = round(wanted.absolute(), rounding);
  const taken = rule.event.kind === 'percent' ? rounded : Decimal.min(rounded, Decimal.max(base, ZERO));
  // A percentage of a negative sum gives back: the sign of the sum is turned round.
  const amount = wanted.isNegative ? taken : taken.negated();
  const { shares, ledger: left } = spread(ledger, rule.event, amount, rounding.scale);
  const unused = rounded.minus(taken);
  return {
    ledger: left,
    adjustment: {
      rule: rule.name,
      kind: 'discount',
      description: descriptionOf(rule),
      ...(rule.event.kind === 'percent' && { percent: rule.event.percent }),
      base,
      unrounded: wanted.negated(),
      amount: amount.isZero() ? ZERO : amount,
      ...(!unused.isZero() && { unused }),
      shares,
      place: rule.place,
    },
  };
}
