import {
  type BundleDocument,
  compareExperiment,
  type ComparisonPlanDocument,
  type GuardrailResults,
  openArms,
  SAMPLE_RATIO_ALARM,
  type SampleRatioResults,
  type SnapshotDocument,
  USUAL_TUNING,
} from '#analysis';
import type { Experiment, GateAction } from '#catalog';
import { type Verdict, worstVerdict } from '#experiments';
import { applyPolicy, isStop } from './apply-policy.js';
import { stageAtInstant } from './stage-at.js';

/** What a policy would have done at one look. */
export interface ReplayedLook {
  readonly asOf: string;
  /** Counted from 1. */
  readonly stage: number;
  readonly guardrails: readonly {
    readonly metric: string;
    readonly verdict: Verdict;
    /** The arm that is worst off, and why. */
    readonly variant: string;
    readonly reason: string;
  }[];
  readonly sampleRatio: Verdict;
  readonly action: GateAction;
  /** The gate that asks for it. */
  readonly because?: string;
}

export interface ReplayedPolicy {
  readonly looks: readonly ReplayedLook[];
  /** The first look at which nobody new would have got a price any more. */
  readonly stopsAt: string | null;
}

const LEAST_EXPECTED = 10;

/**
 * A file's policy on what was really seen, look by look: as if it had been the policy then. An arm that takes nobody any
 * more decides nothing, as in the service: it harms nobody new, and will never have more units.
 */
export function replayPolicy(experiment: Experiment, bundle: BundleDocument): ReplayedPolicy {
  const plan = planOf(experiment, bundle.plan);
  let errorsInRow = 0;
  const looks = inOrder([...bundle.looks, bundle.snapshot]).map((snapshot): ReplayedLook => {
    const { guardrails: judged, sampleRatio } = compareExperiment(plan, snapshot);
    const open = openArms(snapshot.arms);
    const keys = new Set(open.map(({ key }) => key));
    const guardrails = judged.map((each) => worstOf(each, keys));
    errorsInRow = worstVerdict(guardrails.map(({ verdict }) => verdict)) === 'error' ? errorsInRow + 1 : 0;
    const ratio = ratioVerdict(sampleRatio, snapshot);
    const stage = stageAtInstant(experiment, bundle.history, snapshot.asOf);
    const { action, gate } = applyPolicy(experiment, stage, {
      guardrails: (experiment.metrics?.guardrails ?? []).map((guardrail, place) => ({
        guardrail,
        verdict: guardrails[place]?.verdict ?? 'error',
      })),
      sampleRatio: ratio,
      arms: open.map(({ key, enrolled }) => ({ variant: key, units: enrolled, exposed: enrolled })),
      errorsInRow,
    });
    return {
      asOf: snapshot.asOf,
      stage: stage + 1,
      guardrails,
      sampleRatio: ratio,
      action,
      ...(gate !== undefined && { because: gate }),
    };
  });
  return { looks, stopsAt: looks.find(({ action }) => isStop(action))?.asOf ?? null };
}

/** The plan of the bundle, with what the file says of guardrails in its place. */
function planOf({ metrics }: Experiment, plan: ComparisonPlanDocument): ComparisonPlanDocument {
  const planned = metrics?.plannedPerVariant;
  return {
    ...plan,
    alpha: metrics?.alpha.toNumber() ?? plan.alpha,
    tuning: planned === undefined ? USUAL_TUNING : 2 * planned,
    guardrails: (metrics?.guardrails ?? []).map(({ metric, notWorseBy }) => {
      if (notWorseBy !== 'breakEven') return { metric, notWorseBy: notWorseBy?.toNumber() ?? 0 };
      // What payers bring in was measured then; where it was not, the guardrail waits for it as it would have.
      const { breakEven = {} } = plan.guardrails.find((each) => each.metric === metric) ?? {};
      return { metric, notWorseBy: 0, breakEven };
    }),
  };
}

function worstOf(
  { metric, variants }: GuardrailResults,
  open: ReadonlySet<string>,
): ReplayedLook['guardrails'][number] {
  const judged = variants.filter(({ variant }) => open.has(variant));
  const verdict = worstVerdict(judged.map((each) => each.verdict));
  const { variant = '', reason = '' } = judged.find((each) => each.verdict === verdict) ?? {};
  return { metric, verdict, variant, reason };
}

/** By the evidence that may be looked at any time, as the gate does: p is for the one look that was planned. */
function ratioVerdict(
  { logEvidence, unexpected, expected }: SampleRatioResults,
  { cells }: SnapshotDocument,
): Verdict {
  if (logEvidence >= SAMPLE_RATIO_ALARM || unexpected > 0) return 'fail';
  // An arm that nobody can get any more will never have more.
  const { buckets = [] } = cells.at(-1) ?? {};
  return expected.some((units, arm) => units < LEAST_EXPECTED && (buckets[arm] ?? 0) > 0)
    ? 'inconclusive'
    : 'pass';
}

/** One look an instant: the last one is often among those before it. */
const inOrder = (looks: readonly SnapshotDocument[]): readonly SnapshotDocument[] =>
  [...new Map(looks.map((look) => [Date.parse(look.asOf), look]))]
    .sort(([a], [b]) => a - b)
    .map(([, look]) => look);
