import {
  type BundleDocument,
  compareExperiment,
  type ComparisonPlanDocument,
  type GuardrailResults,
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

/** A file's policy on what was really seen, look by look: as if it had been the policy then. */
export function replayPolicy(experiment: Experiment, bundle: BundleDocument): ReplayedPolicy {
  const plan = planOf(experiment, bundle.plan);
  let errorsInRow = 0;
  const looks = inOrder([...bundle.looks, bundle.snapshot]).map((snapshot): ReplayedLook => {
    const { guardrails: judged, sampleRatio } = compareExperiment(plan, snapshot);
    const guardrails = judged.map(worstOf);
    errorsInRow = guardrails.some(({ verdict }) => verdict === 'error') ? errorsInRow + 1 : 0;
    const ratio = ratioVerdict(sampleRatio);
    const stage = stageAtInstant(experiment, bundle.history, snapshot.asOf);
    const { action, gate } = applyPolicy(experiment, stage, {
      guardrails: (experiment.metrics?.guardrails ?? []).map((guardrail, place) => ({
        guardrail,
        verdict: guardrails[place]?.verdict ?? 'error',
      })),
      sampleRatio: ratio,
      arms: snapshot.arms.map(({ key, enrolled }) => ({ variant: key, units: enrolled, exposed: enrolled })),
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

function worstOf({ metric, variants }: GuardrailResults): ReplayedLook['guardrails'][number] {
  const verdict = worstVerdict(variants.map((each) => each.verdict));
  const { variant = '', reason = '' } = variants.find((each) => each.verdict === verdict) ?? {};
  return { metric, verdict, variant, reason };
}

function ratioVerdict({
  isAlarm,
  expected,
}: {
  readonly isAlarm: boolean;
  readonly expected: readonly number[];
}): Verdict {
  if (isAlarm) return 'fail';
  return expected.some((units) => units < LEAST_EXPECTED) ? 'inconclusive' : 'pass';
}

/** One look an instant: the last one is often among those before it. */
const inOrder = (looks: readonly SnapshotDocument[]): readonly SnapshotDocument[] =>
  [...new Map(looks.map((look) => [Date.parse(look.asOf), look]))]
    .sort(([a], [b]) => a - b)
    .map(([, look]) => look);
