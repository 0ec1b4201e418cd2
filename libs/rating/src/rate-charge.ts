import { Fraction, invariant } from '#money';
import { CHARGE_PIPELINE } from './charge-pipeline.js';
import type { LineDetail } from './line-detail.js';
import type { RatedLine, RatingInput, RatingResult } from './line-item.js';
import { isRatingFault } from './rating-fault.js';
import type { RatingCell, RatingState } from './rating-state.js';
import { readUsage } from './read-usage.js';

/**
 * Prices one charge for one segment: usage in, a line with its reasons out. Usage that has no price is returned as
 * a fault (`RATING_FAULT_CODES`). The charge must have passed `chargeFaults`; a price that could not have, such as
 * tiers with a closed top, throws `InvariantError`.
 */
export function rateCharge(input: RatingInput): RatingResult {
  const cells = readUsage(input);
  if (isRatingFault(cells)) return { ok: false, fault: cells };
  let state: RatingState = {
    input,
    cells,
    pooled: undefined,
    amount: Fraction.ZERO,
    rounded: undefined,
    steps: [],
  };
  for (const { act } of CHARGE_PIPELINE) {
    const next = act(state);
    if (isRatingFault(next)) return { ok: false, fault: next };
    state = next;
  }
  return { ok: true, line: lineOf(state) };
}

function lineOf({ input, cells, pooled, amount, rounded, steps }: RatingState): RatedLine {
  const { charge, waived = false } = input;
  invariant(rounded !== undefined, 'the last step rounds the line');
  const line = {
    key: charge.key,
    description: charge.title ?? charge.key,
    model: charge.model,
    timing: charge.timing,
    unrounded: amount,
    amount: rounded,
    waived,
    details: [...(pooled ?? []).flatMap(weighedDetail), ...cells.flatMap(detailsOf)],
    cells: weights(pooled ?? cells, pooled !== undefined),
    steps,
    place: charge.place,
  };
  return charge.model === 'flat' ? line : Object.assign(line, { quantity: usedOf(pooled ?? cells) });
}

function usedOf(cells: readonly RatingCell[]): Fraction {
  return cells.reduce((all, { used }) => all.plus(used), Fraction.ZERO);
}

function detailsOf({ dimensions, terms: { place }, used, amount, parts }: RatingCell): readonly LineDetail[] {
  if (dimensions === undefined) return parts;
  return [{ kind: 'cell', dimensions, quantity: used, ...(place && { place }), amount, parts }];
}

function weighedDetail({ dimensions, terms: { place }, used, quantity }: RatingCell): readonly LineDetail[] {
  if (dimensions === undefined) return [];
  const weighed = { kind: 'weighed', dimensions, quantity: used, weighed: quantity } as const;
  return [{ ...weighed, ...(place && { place }), amount: Fraction.ZERO }];
}

function weights(cells: readonly RatingCell[], weighed: boolean): RatedLine['cells'] {
  return cells.flatMap(({ dimensions, amount, quantity }) =>
    dimensions === undefined ? [] : [{ dimensions, weight: weighed ? quantity : amount }],
  );
}
