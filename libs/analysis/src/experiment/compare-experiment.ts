import { adjustFamily } from './adjust-family.js';
import { asJson } from './as-json.js';
import { checkSampleRatio } from './check-sample-ratio.js';
import { compareBills } from './compare-bills.js';
import { compareListed } from './compare-listed.js';
import { compareMetric, compareNamed, compareSegment } from './compare-metric.js';
import { describeArms } from './describe-arms.js';
import { isPlanComplete } from './evidence.js';
import { judgeGuardrails } from './judge-guardrails.js';
import type { ComparisonPlanDocument } from './plan.js';
import { raiseAlarms } from './raise-alarms.js';
import type { ExperimentResults } from './results.js';
import { settingOf } from './setting.js';
import type { SnapshotDocument } from './snapshot.js';
import { verdictOf } from './verdict-of.js';

/**
 * Everything that an experiment's sums say by its plan, and the verdict. Effects are shares of the control's mean where
 * that is not near zero (0.04 is 4 %), else in the metric's units; intervals hold at 1 − alpha for all variants at once;
 * p values are adjusted by Holm within the primary metric, over all secondary ones, within each look back, and over all
 * parts of the units. Alpha and the p values are of all variants, closed ones too: somebody looked at them, and intervals
 * that grew surer whenever one is dropped would not hold at once. The same plan and snapshot always give the same
 * results. What cannot be computed has its reason in its place, and nothing is thrown. Source: experiments.md, section 5.
 */
export function compareExperiment(
  plan: ComparisonPlanDocument,
  snapshot: SnapshotDocument,
): ExperimentResults {
  const setting = settingOf(plan, snapshot);
  const arms = describeArms(snapshot.arms);
  const primary = compareNamed(plan.primary, snapshot, setting);
  const compared = {
    experiment: snapshot.experiment,
    asOf: snapshot.asOf,
    ...(snapshot.currency !== undefined && { currency: snapshot.currency }),
    periods: snapshot.periods,
    engine: plan.engine,
    alpha: plan.alpha,
    primary: adjustFamily([primary])[0] ?? primary,
    secondary: adjustFamily(plan.secondary.map((key) => compareNamed(key, snapshot, setting))),
    guardrails: judgeGuardrails(plan, snapshot),
    overTime: snapshot.overTime.flatMap((metric) => adjustFamily([compareMetric(metric, setting)])),
    segments: adjustFamily(
      snapshot.segments.map((segment) => compareSegment(segment, primary.direction, setting)),
    ),
    listed: compareListed(snapshot),
    bills: compareBills(plan, snapshot),
    sampleRatio: checkSampleRatio(snapshot, isPlanComplete(plan, { arms })),
    arms,
  };
  const results = { ...compared, alarms: raiseAlarms(snapshot, compared) };
  return asJson({ ...results, verdict: verdictOf(plan, snapshot, results) });
}
