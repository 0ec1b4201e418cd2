import { openArms } from './open-arms.js';
import type { ComparisonPlanDocument } from './plan.js';
import type { ComparedFigures, ExperimentResults, GuardrailResults, ResultFault } from './results.js';

/** What a verdict is made of. */
export interface Evidence {
  readonly plan: ComparisonPlanDocument;
  readonly results: Omit<ExperimentResults, 'verdict'>;
  readonly isComplete: boolean;
  /** Of the candidates: closed variants are none. */
  readonly arms: readonly ArmEvidence[];
}

/** Of a variant beside the control. */
export interface ArmEvidence {
  readonly variant: string;
  /**
   * What the primary metric says, seen in its good direction: surely better, surely worse, surely not as much better as
   * is worth a change, not known yet, or no figure at all.
   */
  readonly primary: 'better' | 'worse' | 'not-worthwhile' | 'not-sure' | 'fault';
  /** In the good direction; undefined where there is no figure. */
  readonly gain: number | undefined;
  readonly figures: ComparedFigures | undefined;
  readonly fault: ResultFault | undefined;
  readonly guardrails: readonly ArmGuardrail[];
}

export type ArmGuardrail = GuardrailResults['variants'][number] & Pick<GuardrailResults, 'metric' | 'unit'>;

/** Chances by which the Bayesian engine ships and stops. */
const [SHIPS, STOPS] = [0.95, 0.05];

export function evidenceOf(
  plan: ComparisonPlanDocument,
  results: Omit<ExperimentResults, 'verdict'>,
): Evidence {
  const isComplete = isPlanComplete(plan, results);
  const { primary, guardrails } = results;
  const candidates = new Set(candidatesOf(results).map(({ key }) => key));
  const open = primary.variants.filter(({ variant }) => candidates.has(variant));
  const arms = open.map(({ variant, compared, fault, control }): ArmEvidence => {
    const mean = Math.abs(Number(control.mean ?? 0));
    return {
      variant,
      primary: compared ? readingOf(compared, mean, primary.direction, plan, isComplete) : 'fault',
      gain: compared && (primary.direction === 'lower' ? -compared.effect : compared.effect),
      figures: compared,
      fault,
      guardrails: guardrails.flatMap(({ metric, unit, variants }) =>
        variants
          .filter((each) => each.variant === variant)
          .map((each) => ({ ...each, metric, ...(unit !== undefined && { unit }) })),
      ),
    };
  });
  return { plan, results, isComplete, arms };
}

/** Variants that may still be shipped. */
const candidatesOf = ({ arms }: Pick<ExperimentResults, 'arms'>): ExperimentResults['arms'] =>
  openArms(arms).slice(1);

/** As many mature units as planned in every arm, nobody else will come, or there is nobody left to wait for. */
export const isPlanComplete = (
  plan: ComparisonPlanDocument,
  results: Pick<ExperimentResults, 'arms'>,
): boolean => plan.isOver || candidatesOf(results).length === 0 || isSampleReached(plan, results);

export const isSampleReached = (
  { plannedPerVariant }: Pick<ComparisonPlanDocument, 'plannedPerVariant'>,
  { arms }: Pick<ExperimentResults, 'arms'>,
): boolean =>
  plannedPerVariant !== undefined && openArms(arms).every(({ mature }) => mature >= plannedPerVariant);

/** `mean` is the control's: with it what is worth a change is said in the metric's own units, where the figures are. */
function readingOf(
  { difference, ci, chanceToWin, risk }: ComparedFigures,
  mean: number,
  direction: 'higher' | 'lower',
  { worthwhile, maxLoss }: ComparisonPlanDocument,
  isComplete: boolean,
): ArmEvidence['primary'] {
  const scale = difference === 'relative' ? 1 : mean;
  if (chanceToWin !== undefined) {
    // A belief that is looked at again and again is wrong more often than it says: only planned looks count.
    if (!isComplete) return 'not-sure';
    if (chanceToWin <= STOPS) return 'worse';
    const isAffordable = maxLoss === undefined || (risk?.[1] ?? Infinity) <= maxLoss * scale;
    return chanceToWin >= SHIPS && isAffordable ? 'better' : 'not-sure';
  }
  const [low, high] = direction === 'lower' ? [negated(ci[1]), negated(ci[0])] : ci;
  if (high !== null && high < 0) return 'worse';
  if (isComplete && high !== null && high < (worthwhile / 100) * scale) return 'not-worthwhile';
  return low !== null && low > 0 ? 'better' : 'not-sure';
}

const negated = (bound: number | null): number | null => (bound === null ? null : -bound);
