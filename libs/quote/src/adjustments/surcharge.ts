import { round } from '#money';
import type { Adjusted, AdjustmentContext } from './adjustment.js';
import { type AdjustmentRule, descriptionOf, unroundedAmount } from './adjustment-rule.js';
import { baseOf, spread } from './ledger.js';

/** Adds a percentage of what is left, or a fixed amount. A fixed one over a zero sum is charged but not spread. */
export function surcharge(rule: AdjustmentRule, context: AdjustmentContext): Adjusted {
  const { ledger, rounding, share } = context;
  const base = baseOf(ledger, rule.event);
  const unrounded = unroundedAmount(rule, base, share);
  const amount = round(unrounded, rounding);
  const { shares, ledger: left } = spread(ledger, rule.event, amount, rounding.scale);
  return {
    ledger: left,
    adjustment: {
      rule: rule.name,
      kind: 'surcharge',
      description: descriptionOf(rule),
      ...(rule.event.kind === 'percent' && { percent: rule.event.percent }),
      base,
      unrounded,
      amount,
      shares,
      place: rule.place,
    },
  };
}
