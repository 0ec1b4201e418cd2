import { type Analysed, refused } from './analysed.js';
import type { Arm } from './arm.js';
import type { ComparisonNote } from './compare.js';
import { differenceBy, pooledTheta } from './cuped.js';
import type { Difference } from './difference.js';
import { soundArm } from './soundness.js';
import { acrossStrata, byHistory } from './stratified-cuped.js';

/** How two arms are adjusted, and what a reader has to know of that. */
export interface Adjustment {
  /** Absent where nothing is adjusted. */
  readonly differenceOf?: (kind: 'absolute' | 'relative') => Difference;
  readonly notes: readonly ComparisonNote[];
}

/** A variance needs two units, in each arm of each stratum. */
const LEAST_UNITS = 2;

/**
 * What covariates take away from arms that are sound: among all units, or, where both arms tell who had no history, within
 * the strata {history, none}. Strata of fewer than 2 units an arm are not told apart, and then 0 in the place of what is
 * not known would mislead, so nothing is adjusted. Refuses sums of strata that no values have.
 */
export function adjustmentOf(control: Arm, treatment: Arm): Analysed<Adjustment> {
  const [c, t] = [byHistory(control), byHistory(treatment)];
  if (c === undefined || t === undefined) {
    const theta = pooledTheta(control, treatment);
    return theta === undefined
      ? without('covariate-without-variance')
      : taken({ differenceOf: (kind) => differenceBy(theta, control, treatment, kind), notes: [] });
  }
  const pieces = [
    ['control', c.known],
    ['control', c.unknown],
    ['treatment', t.known],
    ['treatment', t.unknown],
  ] as const;
  for (const [name, { moments }] of pieces)
    if (moments.units < 0)
      return refused(
        'analysis.inconsistent-moments',
        `\`${name}\`: more units are without history than there are`,
      );
  if (pieces.some(([, { moments }]) => moments.units < LEAST_UNITS)) return without('history-missing');
  for (const [name, arm] of pieces) {
    const sound = soundArm(arm, name);
    if (!sound.ok) return sound;
  }
  if (pooledTheta(c.known, t.known) === undefined) return without('covariate-without-variance');
  const strata = [
    { control: c.known, treatment: t.known, isAdjusted: true },
    { control: c.unknown, treatment: t.unknown, isAdjusted: false },
  ];
  return taken({ differenceOf: (kind) => acrossStrata(strata, kind), notes: ['adjusted-within-strata'] });
}

const without = (note: ComparisonNote): Analysed<Adjustment> => taken({ notes: [note] });

const taken = (adjustment: Adjustment): Analysed<Adjustment> => ({ ok: true, value: adjustment });
