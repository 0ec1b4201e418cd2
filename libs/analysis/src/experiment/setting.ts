import type { Engine } from '../compare.js';
import type { ComparisonPlanDocument } from './plan.js';
import type { ArmSnapshot, MomentsText, SnapshotDocument } from './snapshot.js';

/** What all comparisons of one experiment have in common. */
export interface Setting {
  readonly plan: ComparisonPlanDocument;
  /** The control first. */
  readonly variants: readonly string[];
  readonly history: History;
}

/** Whether there are bills from before of enough units of every arm, of too few of some arm, or of nobody. */
export type History = 'known' | 'missing' | 'none';

/** Of 20 units one may be without bills from before: more of them, and 0 in their place is no longer a detail. */
const MOST_WITHOUT_HISTORY = 1 / 20;

export const settingOf = (plan: ComparisonPlanDocument, { arms }: SnapshotDocument): Setting => ({
  plan,
  variants: arms.map(({ key }) => key),
  history: historyOf(arms),
});

/**
 * All arms are treated alike: what one of them lacks is used for none. Closed ones count, so that figures of the others do
 * not change by their closing.
 */
function historyOf(arms: readonly ArmSnapshot[]): History {
  const anybody = arms.filter(({ mature }) => mature > 0);
  if (anybody.every(({ mature, withoutHistory }) => withoutHistory >= mature)) return 'none';
  const lacks = ({ mature, withoutHistory }: ArmSnapshot): boolean =>
    withoutHistory > MOST_WITHOUT_HISTORY * mature;
  return anybody.some(lacks) ? 'missing' : 'known';
}

/** Among which units bills from before are taken out: nobody, everybody, or, within them, those that have such bills. */
export type Adjusted = 'none' | 'all' | 'strata';

/** How bills from before are taken out of a comparison of these arms, and what is to be said where they are not. */
export function adjustmentOf(
  arms: readonly MomentsText[],
  { plan, history }: Setting,
): { readonly adjusted: Adjusted; readonly notes: readonly string[] } {
  if (!plan.cuped) return { adjusted: 'none', notes: [] };
  const hasCovariates = arms.every((arm) => arm.kind !== 'ratio' && arm.covariate !== undefined);
  if (!hasCovariates || history === 'none') return { adjusted: 'none', notes: ['no-pre-period'] };
  if (history === 'known') return { adjusted: 'all', notes: [] };
  const hasStrata = arms.every((arm) => arm.kind === 'mean' && arm.withoutHistory !== undefined);
  return hasStrata ? { adjusted: 'strata', notes: [] } : { adjusted: 'none', notes: ['history-missing'] };
}

/** Bayesian figures know which way is good; tests look to both sides. */
export function engineOf({ engine, tuning }: ComparisonPlanDocument, direction: 'higher' | 'lower'): Engine {
  switch (engine) {
    case 'fixed':
      return { kind: 'fixed', sides: 'two' };
    case 'sequential':
      return { kind: 'sequential', sides: 'two', tuning };
    case 'bayesian':
      return { kind: 'bayesian', isLowerBetter: direction === 'lower' };
  }
}
