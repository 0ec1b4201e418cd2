import { GATE_ACTIONS, type GateAction, type GateType } from '#catalog';

/** What a look at a gate says. `inconclusive`: not enough is known yet; `error`: it could not be looked at. */
export type Verdict = 'pass' | 'fail' | 'inconclusive' | 'error';

/** One look at one gate. */
export interface GateReading {
  readonly type: GateType;
  /** Whether its stage lists it: its pass is then a condition to leave. Others are watched alone. */
  readonly isListed: boolean;
  readonly verdict: Verdict;
  /** What it comes from, as a stable code, and the figures behind it: decimals as text. */
  readonly reason: string;
  readonly figures: Readonly<Record<string, string>>;
  /** What follows from each verdict, where a file says so. */
  readonly on: { readonly [verdict in Exclude<Verdict, 'pass'>]?: GateAction };
  /** Reports, and cannot act. */
  readonly dryRun: boolean;
  /** Times in a row that it could not be looked at, this one counted. */
  readonly errorsInRow: number;
}

interface Usual {
  readonly fail: GateAction;
  readonly inconclusive: GateAction;
  /** After three errors in a row it is `pause`. */
  readonly error: GateAction;
}

const HELD: Usual = { fail: 'hold', inconclusive: 'hold', error: 'hold' };

/** What usually follows: nothing takes a price back by itself, and who cannot look waits. */
export const USUAL_ACTIONS: Readonly<Record<GateType, Usual>> = {
  freshness: HELD,
  budget: HELD,
  guardrails: { fail: 'stopEnrolment', inconclusive: 'hold', error: 'hold' },
  sampleRatio: { fail: 'pause', inconclusive: 'hold', error: 'hold' },
  exposures: { fail: 'pause', inconclusive: 'hold', error: 'hold' },
  quoteErrors: HELD,
  limits: { fail: 'pause', inconclusive: 'hold', error: 'hold' },
  sample: { fail: 'hold', inconclusive: 'hold', error: 'pause' },
  billingCycles: { fail: 'hold', inconclusive: 'hold', error: 'pause' },
  approval: { fail: 'hold', inconclusive: 'hold', error: 'pause' },
};

/** So many errors in a row are no accident: a person is to look. */
const ERRORS_TO_PAUSE = 3;

/** What follows from a reading. One that is watched alone holds nobody back for what is not known. */
export function actionOf({ type, isListed, verdict, on, dryRun, errorsInRow }: GateReading): GateAction {
  if (dryRun || verdict === 'pass') return 'pass';
  const usual = USUAL_ACTIONS[type][verdict];
  const action =
    on[verdict] ?? (verdict === 'error' && errorsInRow >= ERRORS_TO_PAUSE ? severer(usual, 'pause') : usual);
  return action === 'hold' && !isListed && verdict !== 'fail' ? 'pass' : action;
}

/** The one that takes more back. */
export const severer = (one: GateAction, other: GateAction): GateAction =>
  GATE_ACTIONS.indexOf(one) < GATE_ACTIONS.indexOf(other) ? other : one;

/** Whether nobody new is to enrol for now: the money that the variants may cost is spent. */
export const holdsEnrolment = (readings: readonly GateReading[]): boolean =>
  readings.some(
    (reading) => reading.type === 'budget' && reading.verdict === 'fail' && actionOf(reading) !== 'pass',
  );

/**
 * What a stage's guardrails are not sure of once it has the units that it planned with is a person's to decide, unless
 * its file says what follows.
 */
export function withPlannedSample(readings: readonly GateReading[]): readonly GateReading[] {
  const isReached = readings.some(({ type, verdict }) => type === 'sample' && verdict === 'pass');
  return readings.map((reading) => {
    const { type, isListed, verdict, on } = reading;
    const isOpen = type === 'guardrails' && isListed && verdict === 'inconclusive';
    if (!isReached || !isOpen || on.inconclusive !== undefined) return reading;
    return { ...reading, on: { ...on, inconclusive: 'pause' } };
  });
}

/** What several looks say together: the worst of them. */
export const worstVerdict = (verdicts: readonly Verdict[]): Verdict =>
  (['fail', 'error', 'inconclusive'] as const).find((each) => verdicts.includes(each)) ?? 'pass';
