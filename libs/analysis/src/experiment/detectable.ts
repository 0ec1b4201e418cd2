import { simultaneousAlpha } from '../adjust.js';
import { estimateOf } from '../moments.js';
import { minimumDetectableEffect, type PowerPlan, USUAL_POWER } from '../power.js';
import { soundArm } from '../soundness.js';
import { unitsNeeded } from '../units-needed.js';
import { percentText } from './in-words.js';
import { momentsOf } from './moments-of.js';
import type { ComparisonPlanDocument } from './plan.js';
import type { Reason } from './results.js';
import type { SnapshotDocument } from './snapshot.js';

/**
 * How small an effect of the primary metric these units could have shown, and how many units would show one that is
 * worth a change. None where the control's units say nothing of that.
 */
export function detectableReasons(
  plan: ComparisonPlanDocument,
  { metrics, arms }: SnapshotDocument,
): readonly Reason[] {
  const metric = metrics.find(({ key }) => key === plan.primary);
  const judged = metric?.capped?.arms ?? metric?.arms ?? [];
  const [control] = judged;
  if (control === undefined) return [];
  const moments = momentsOf(control);
  if (!soundArm({ moments }, 'control').ok) return [];
  const { mean, variance } = estimateOf(moments);
  const open = judged.filter((_, place) => place === 0 || arms[place]?.isClosed === false);
  const power: PowerPlan = {
    mean: mean.toNumber(),
    variance,
    // The smallest arm of those that are asked about: what it cannot show is not shown.
    units: Math.min(...open.map(({ units }) => units)) * arms.length,
    variants: arms.length,
    alpha: simultaneousAlpha(plan.alpha, Math.max(1, arms.length - 1)),
    engine: plan.engine === 'sequential' ? { kind: 'sequential', tuning: plan.tuning } : { kind: 'fixed' },
  };
  const least = minimumDetectableEffect(power, USUAL_POWER);
  const needed = plan.worthwhile > 0 ? unitsNeeded(power, plan.worthwhile / 100, USUAL_POWER) : undefined;
  const often = percentText(USUAL_POWER);
  return [
    ...(least.ok
      ? [
          {
            code: 'detectable-effect',
            text: `with these units a change of ${percentText(least.value)} is found ${often} of the time, and a smaller one less often`,
          },
        ]
      : []),
    ...(least.ok && needed?.ok === true && least.value > plan.worthwhile / 100
      ? [
          {
            code: 'units-needed',
            text: `to find the ${plan.worthwhile} % that is worth a change as often needs about ${Math.ceil(needed.value / arms.length)} units an arm`,
          },
        ]
      : []),
  ];
}
