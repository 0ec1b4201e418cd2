import type { Decimal } from '#money';
import type { Look } from './look-at-counts.js';

/** What the next stage would do to the last bills of whom it may enrol. */
export interface SimulatedStage {
  /** Who would get another arm than the control. */
  readonly simulated: number;
  /** Without a bill to be rated. */
  readonly unpriced: number;
  /** Whose bill would rise by more than the limit. */
  readonly above: number;
  /** How many bills would rise at all, and the most of them by so many percent. */
  readonly dearer: readonly unknown[];
  readonly greatest?: string;
}

/** Whether nobody's bill would rise by more than `most` percent. */
export function lookAtLimits(
  most: Decimal | undefined,
  { simulated, unpriced, above, dearer, greatest }: SimulatedStage,
): Look {
  const figures = {
    ...(most !== undefined && { 'limit in percent': most.toFixed() }),
    simulated: String(simulated),
    'without a bill': String(unpriced),
    dearer: String(dearer.length),
    'above the limit': String(above),
    ...(greatest !== undefined && { 'greatest rise in percent': greatest }),
  };
  return above > 0
    ? { verdict: 'fail', reason: 'bills-rise', figures }
    : { verdict: 'pass', reason: 'within-limits', figures };
}
