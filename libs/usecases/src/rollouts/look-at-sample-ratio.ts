import { type ArmCell, sampleRatio, SAMPLE_RATIO_ALARM } from '#analysis';
import type { Look } from '#experiments';
import type { PhaseUnits } from '#storage';
import { cellsOfPhases } from '../comparing/cells-of-phases.js';
import type { GateSubject } from './gate-subject.js';

/** Where fewer units than this are expected in an arm nothing is said of it. */
const LEAST_EXPECTED = 10;

/** Whether units are in the arms as the live buckets of their phases say. */
export function lookAtSampleRatio(
  { variants, grants, phases }: Pick<GateSubject, 'variants' | 'grants' | 'phases'>,
  counted: readonly PhaseUnits[],
): Look {
  const cells = cellsOfPhases(phases, variants, grants, counted).map(({ units, buckets }) =>
    units.map((count, arm): ArmCell => ({ units: count, buckets: buckets[arm] ?? 0 })),
  );
  const { observed, expected, unexpected, logEvidence } = sampleRatio(cells);
  const figures = {
    evidence: Math.exp(Math.min(logEvidence, 690)).toPrecision(4),
    unexpected: String(unexpected),
    ...Object.fromEntries(
      variants.map(({ key }, arm) => [
        `of ${key}`,
        `${observed[arm] ?? 0} of ${(expected[arm] ?? 0).toFixed(2)} expected`,
      ]),
    ),
  };
  if (unexpected > 0) return { verdict: 'fail', reason: 'arm-without-buckets', figures };
  if (logEvidence >= SAMPLE_RATIO_ALARM) return { verdict: 'fail', reason: 'sample-ratio-mismatch', figures };
  // An arm that nobody can get any more will never have more.
  const last = cells.at(-1) ?? [];
  return expected.some((each, arm) => each < LEAST_EXPECTED && (last[arm]?.buckets ?? 0) > 0)
    ? { verdict: 'inconclusive', reason: 'too-few-units', figures }
    : { verdict: 'pass', reason: 'as-expected', figures };
}
