import { simultaneousAlpha } from '../adjust.js';
import { estimateOf } from '../moments.js';
import { minimumDetectableEffect, type PowerPlan, USUAL_POWER } from '../power.js';
import { soundArm } from '../soundness.js';
import { unitsNeeded } from '../units-needed.js';
import { percentText } from './in-words.js';
import { momentsOf } from './moments-of.js';
import { openArms } from './open-arms.js';
import { paceOf } from './pace.js';
import type { ComparisonPlanDocument } from './plan.js';
import type { Reason } from './results.js';
import type { ArmSnapshot, SnapshotDocument } from './snapshot.js';

/**
 * How small an effect of the primary metric these units could have shown, and how many units, in how many months, would
 * show one that is worth a change. None where the control's units say nothing of that.
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
  const perArm = needed?.ok === true ? Math.ceil(needed.value / arms.length) : undefined;
  const months = perArm === undefined ? undefined : monthsUntil(perArm, openArms(arms));
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
    ...(least.ok && perArm !== undefined && least.value > plan.worthwhile / 100
      ? [
          {
            code: 'units-needed',
            text: `to find the ${plan.worthwhile} % that is worth a change as often needs about ${perArm} units an arm`,
          },
          ...(months === undefined
            ? []
            : [
                {
                  code: 'months-needed',
                  text: `at the pace at which units came, those who are missing come in about ${months} more month${months === 1 ? '' : 's'}`,
                },
              ]),
        ]
      : []),
  ];
}

const DAY_MS = 86_400_000;
const MONTH_MS = (365.2425 / 12) * DAY_MS;

/**
 * Whole months until each arm has so many units, if they go on coming as they came: as far apart as they will be mature.
 * Undefined where that is not known of some arm, or all of its units came at once.
 */
function monthsUntil(units: number, arms: readonly ArmSnapshot[]): number | undefined {
  const months = arms.map((arm) => (Math.max(0, units - arm.enrolled) * (paceOf(arm) ?? NaN)) / MONTH_MS);
  const most = Math.ceil(Math.max(...months));
  return most > 0 ? most : undefined;
}
