import type { Experiment, GateAction, GateType, Guardrail } from '#catalog';
import {
  actionOf,
  type ArmStanding,
  type GateReading,
  gatesOfStage,
  lookAtSample,
  severer,
  type Verdict,
  withPlannedSample,
  worstVerdict,
} from '#experiments';

/** What one look found. */
export interface LookFound {
  /** In the order of the file: what each guardrail says, the worst of its arms. */
  readonly guardrails: readonly { readonly guardrail: Guardrail; readonly verdict: Verdict }[];
  readonly sampleRatio: Verdict;
  readonly arms: readonly ArmStanding[];
  /** Times in a row that guardrails could not be judged, this one counted. */
  readonly errorsInRow: number;
}

export interface PolicyDecision {
  readonly action: GateAction;
  /** The gate that asks for it, and why; absent for `pass`. */
  readonly gate?: GateType;
  readonly verdict?: Verdict;
}

/** Of the gates that statistics speak to; time, people, money and prices say nothing here. */
const TRIED: ReadonlySet<GateType> = new Set(['guardrails', 'sampleRatio', 'sample']);

/** What the policy of a file does about a look in one of its stages: the most severe action of its gates. */
export function applyPolicy(experiment: Experiment, stage: number, found: LookFound): PolicyDecision {
  const readings = gatesOfStage(experiment, stage)
    .filter(({ type }) => TRIED.has(type))
    .map(({ type, isListed, on, dryRun, least = 0 }): GateReading => {
      const common = { type, isListed, dryRun, reason: '', figures: {}, errorsInRow: 0 };
      if (type === 'sample') return { ...common, on, ...lookAtSample(least, found.arms) };
      if (type !== 'guardrails') return { ...common, on, verdict: found.sampleRatio };
      const verdict = worstVerdict(found.guardrails.map((each) => each.verdict));
      const errorsInRow = verdict === 'error' ? found.errorsInRow : 0;
      return { ...common, verdict, on: withOnFail(on, found.guardrails), errorsInRow };
    });
  let decided: PolicyDecision = { action: 'pass' };
  for (const reading of withPlannedSample(readings)) {
    const action = actionOf(reading);
    if (action === decided.action || severer(decided.action, action) !== action) continue;
    decided = { action, gate: reading.type, verdict: reading.verdict };
  }
  return decided;
}

/** What a guardrail's own line says of its failing wins over the gate's. */
function withOnFail(on: GateReading['on'], guardrails: LookFound['guardrails']): GateReading['on'] {
  const own = guardrails
    .filter(({ verdict }) => verdict === 'fail')
    .flatMap(({ guardrail: { onFail } }) => (onFail === undefined ? [] : [onFail]))
    .reduce<GateAction | undefined>((worst, each) => severer(worst ?? 'pass', each), undefined);
  return own === undefined ? on : { ...on, fail: own };
}

/** Whether nobody new gets a price after it. */
export const isStop = (action: GateAction): boolean =>
  action === 'pause' || action === 'stopEnrolment' || action === 'rollback';
