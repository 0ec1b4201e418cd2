import type { Decimal } from '#money';
import { round } from '#money';
import type { Adjusted, AdjustmentContext } from './adjustment.js';
import type { Bound } from './bound.js';
import { spread } from './ledger.js';

/**
 * The adjustment that brings what is paid to the bound, scaled by the period's share; undefined when it is there.
 * What is paid is the lines and every adjustment so far, also one that could not be spread.
 */
export function adjustToBound(
  kind: 'maximum' | 'minimum',
  bound: Bound,
  paid: Decimal,
  { ledger: before, rounding, share }: AdjustmentContext,
): Adjusted | undefined {
  const exact = share.times(bound.amount);
  const limit = round(exact, rounding);
  const amount = limit.minus(paid);
  if (kind === 'maximum' ? amount.gte(0) : amount.lte(0)) return undefined;
  const { shares, ledger } = spread(before, {}, amount, rounding.scale);
  return {
    ledger,
    adjustment: {
      ...(bound.rule !== undefined && { rule: bound.rule }),
      kind,
      description: bound.title ?? bound.rule ?? `package ${kind}`,
      base: paid,
      unrounded: exact.minus(paid),
      amount,
      shares,
      place: bound.place,
    },
  };
}
