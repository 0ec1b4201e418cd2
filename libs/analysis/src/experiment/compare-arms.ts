import { simultaneousAlpha } from '../adjust.js';
import type { Analysed } from '../analysed.js';
import type { Arm } from '../arm.js';
import { compare, type ComparisonPlan } from '../compare.js';
import { type Reportable, reportable } from '../reportable.js';
import { armOf, figureOf, NO_UNITS } from './moments-of.js';
import type { ComparedFigures, VariantResults } from './results.js';
import { adjustmentOf, engineOf, type Setting } from './setting.js';
import type { MomentsText } from './snapshot.js';

/** Notes of comparisons that were to be adjusted, and could not be. */
const UNADJUSTED: ReadonlySet<string> = new Set(['covariate-without-variance', 'history-missing']);

export interface ComparedArms {
  readonly direction: 'higher' | 'lower';
  /** What is judged by, in the variants' order. */
  readonly arms: readonly MomentsText[];
  /** The same before large values were cut, where they are. */
  readonly uncut?: readonly MomentsText[];
}

/**
 * Every variant beside the control, so that all intervals hold at once (Bonferroni). Where values are cut or adjusted,
 * the figures without either stand beside: whoever doubts what was done to the data sees what it did.
 */
export function compareArms(
  { direction, arms, uncut }: ComparedArms,
  setting: Setting,
): readonly VariantResults[] {
  const [, ...treatments] = setting.variants;
  const { adjusted, notes } = adjustmentOf(arms, setting);
  const isAdjusted = adjusted !== 'none';
  const plan = {
    engine: engineOf(setting.plan, direction),
    alpha: simultaneousAlpha(setting.plan.alpha, treatments.length),
  };
  const before = arms[0] ?? NO_UNITS;
  return treatments.map((variant, place) => {
    const after = arms[place + 1] ?? NO_UNITS;
    const figures = { variant, control: figureOf(before), treatment: figureOf(after) };
    const found = comparePair(armOf(before, adjusted), armOf(after, adjusted), { ...plan, isAdjusted });
    const isPlain = !isAdjusted || (found.ok && found.value.notes.some((note) => UNADJUSTED.has(note)));
    const raw =
      isPlain && uncut === undefined
        ? undefined
        : comparePair(armOf(uncut?.[0] ?? before, 'none'), armOf(uncut?.[place + 1] ?? after, 'none'), {
            ...plan,
            isAdjusted: false,
          });
    return {
      ...figures,
      ...(found.ok
        ? { compared: { ...found.value, notes: [...found.value.notes, ...notes] } }
        : { fault: found.fault }),
      ...(raw?.ok === true && { raw: raw.value }),
    };
  });
}

/** In shares of the control's mean, or in the metric's own units where that mean is near zero. */
function comparePair(
  control: Arm,
  treatment: Arm,
  plan: Omit<ComparisonPlan, 'difference'>,
): Analysed<ComparedFigures> {
  const relative = compare(control, treatment, { ...plan, difference: 'relative' });
  if (relative.ok) {
    const { notes } = relative.value;
    return { ok: true, value: figuresOf(reportable(relative.value, 'relative'), notes) };
  }
  if (relative.fault.code !== 'analysis.zero-baseline') return relative;
  const absolute = compare(control, treatment, { ...plan, difference: 'absolute' });
  if (!absolute.ok) return absolute;
  const notes = [...absolute.value.notes, 'baseline-near-zero'];
  return { ok: true, value: figuresOf(reportable(absolute.value, 'absolute'), notes) };
}

const figuresOf = (
  { difference, effect, standardError, ci, pValue, chanceToWin, risk }: Reportable,
  notes: readonly string[],
): ComparedFigures => ({
  difference,
  effect,
  standardError,
  ci,
  ...(pValue !== undefined && { pValue }),
  ...(chanceToWin !== undefined && { chanceToWin }),
  ...(risk !== undefined && { risk }),
  notes,
});
