import { SAMPLE_RATIO_ALARM, sampleRatio } from '../sample-ratio.js';
import { sampleRatioTest } from '../sample-ratio-test.js';
import type { SampleRatioResults } from './results.js';
import type { SnapshotDocument } from './snapshot.js';

/** P below this at a look that was planned is an alarm, too. */
const PLANNED_ALARM = 0.001;

/**
 * Whether the arms have the units that their buckets say. The alarm is the evidence that may be looked at any time, or
 * p where the plan is complete, which is the one look that was planned. At other looks p is for those who look once.
 */
export function checkSampleRatio(
  { cells, arms }: SnapshotDocument,
  isPlannedLook: boolean,
): SampleRatioResults {
  const nobody = arms.map(() => 0);
  const { observed, expected, unexpected, logEvidence } = sampleRatio(
    [
      // Before anybody has enrolled there is a phase all the same, in which every arm has nobody.
      { phase: 0, units: nobody, buckets: nobody },
      ...cells,
    ].map(({ units, buckets }) =>
      arms.map((_, arm) => ({ units: units[arm] ?? 0, buckets: buckets[arm] ?? 0 })),
    ),
  );
  const once = sampleRatioTest(cells.map(({ units, buckets }) => ({ counts: units, shares: buckets })));
  const isTold = once.ok && !once.value.isInconclusive;
  return {
    observed,
    expected,
    unexpected,
    pValue: isTold ? once.value.pValue : null,
    withinPhasesPValue: isTold ? once.value.withinCells.pValue : null,
    logEvidence,
    isAlarm:
      logEvidence >= SAMPLE_RATIO_ALARM ||
      unexpected > 0 ||
      (isPlannedLook && isTold && once.value.pValue < PLANNED_ALARM),
  };
}
