import { compareInstants, type Instant, instantAt, nextInside } from '#calendar';
import type { GateAction, GateType, Rollout } from '#catalog';
import { actionOf, type GateReading, severer, type Verdict } from './gate-policy.js';

/** Where a rollout stands. */
export interface RolloutPosition {
  /** From 0. */
  readonly stage: number;
  readonly enteredAt: Instant;
  /** How long it was paused since then. */
  readonly pausedMs: number;
  /** It waits for a person, who finds it where it is; what is watched is watched all the same. */
  readonly isPaused?: boolean;
  /** Since when nothing but the time holds it. */
  readonly clearSince?: Instant;
  /** What a person has looked at and accepted for this stage: it pauses nothing again. */
  readonly accepted: readonly AcceptedReading[];
}

export interface AcceptedReading {
  readonly type: GateType;
  readonly verdict: Verdict;
}

export type RolloutDecision =
  | {
      readonly is: 'advance';
      /** The stage to enter; those between are folded into the one step. */
      readonly to: number;
      readonly reason: 'due' | 'due-folded';
    }
  | {
      readonly is: 'hold';
      /** `time`, `window`, or types of gates. */
      readonly reasons: readonly string[];
      /** Absent: nothing comes by itself. */
      readonly nextCheckAt?: Instant;
      readonly clearSince?: Instant;
    }
  | { readonly is: 'pause'; readonly reasons: readonly string[] }
  | { readonly is: 'stopEnrolment' | 'rollback'; readonly reasons: readonly string[] }
  | { readonly is: 'complete' };

/** How often what is watched is looked at. */
export const REFRESH_MS = 600_000;
const MINUTE = 60_000;

/** Where a rollout stands that has just entered a stage: what no gate holds is held by nothing but the time. */
export function enteredStage({ stages }: Rollout, stage: number, enteredAt: Instant): RolloutPosition {
  const isTimeOnly = stages[stage]?.gates.length === 0;
  return { stage, enteredAt, pausedMs: 0, accepted: [], ...(isTimeOnly && { clearSince: enteredAt }) };
}

/**
 * What is to become of a rollout: a pure function of its plan, where it stands, what its gates say, and the time. A
 * stage is left once it was held long enough, every gate that it lists passes, and the time is inside the windows;
 * whatever takes something back waits for nothing.
 */
export function decideRollout(
  plan: Rollout,
  position: RolloutPosition,
  readings: readonly GateReading[],
  now: Instant,
): RolloutDecision {
  const judged = readings.map((reading) => ({ reading, action: actionIn(position, reading) }));
  const worst = judged.reduce<GateAction>((so, { action }) => severer(so, action), 'pass');
  const reasons = judged.filter(({ action }) => action === worst).map(({ reading }) => reading.type);
  if (worst === 'rollback' || worst === 'stopEnrolment') return { is: worst, reasons };
  // Whoever is covered still enrols, so harm is to be found out now, too.
  if (position.isPaused === true) return hold(['paused'], refreshed(undefined, now));
  if (worst === 'pause') return { is: worst, reasons };
  const due = dueAt(plan, position);
  if (worst === 'hold') return hold(reasons, refreshed(due, now));
  const clearSince = position.clearSince ?? now;
  if (due === undefined) return hold(['window'], undefined, clearSince);
  if (isBefore(now, due)) return hold(['time'], readings.length > 0 ? refreshed(due, now) : due, clearSince);
  // Late is only who could have gone on: the first instant in a window after the last gate has passed.
  const ready = inside(plan, isBefore(due, clearSince) ? clearSince : due);
  if (ready === undefined || isBefore(now, ready)) return hold(['window'], ready, clearSince);
  const { maxLatenessMinutes } = plan;
  const lateness = now.epochMilliseconds - ready.epochMilliseconds;
  if (maxLatenessMinutes !== undefined && lateness > maxLatenessMinutes * MINUTE)
    return { is: 'pause', reasons: ['lateness'] };
  const opens = inside(plan, now);
  if (opens === undefined || isBefore(now, opens)) return hold(['window'], opens, clearSince);
  if (position.stage + 1 >= plan.stages.length) return { is: 'complete' };
  const to = foldedTo(plan, position.stage + 1, ready, now);
  return { is: 'advance', to, reason: to === position.stage + 1 ? 'due' : 'due-folded' };
}

/** The first instant inside the windows at which the present stage was held long enough; undefined when none comes. */
export function dueAt(plan: Rollout, { stage, enteredAt, pausedMs }: RolloutPosition): Instant | undefined {
  const { holdMinutes } = plan.stages[stage] ?? { holdMinutes: 0 };
  const held = instantAt(enteredAt.epochMilliseconds + holdMinutes * MINUTE + pausedMs);
  return held && inside(plan, held);
}

/** What a person has accepted lets the stage go on, as long as the verdict stays the same. */
function actionIn({ accepted }: RolloutPosition, reading: GateReading): GateAction {
  const action = actionOf(reading);
  const isAccepted = accepted.some(
    ({ type, verdict }) => type === reading.type && verdict === reading.verdict,
  );
  return action === 'pause' && isAccepted ? 'pass' : action;
}

/** Stages that only the time holds and whose own time is over too are passed in the same step. The last never is. */
function foldedTo(plan: Rollout, stage: number, entered: Instant, now: Instant): number {
  const { gates = [] } = plan.stages[stage] ?? {};
  if (stage + 1 >= plan.stages.length || gates.length > 0) return stage;
  const due = dueAt(plan, { stage, enteredAt: entered, pausedMs: 0, accepted: [] });
  return due === undefined || isBefore(now, due) ? stage : foldedTo(plan, stage + 1, due, now);
}

function hold(reasons: readonly string[], nextCheckAt?: Instant, clearSince?: Instant): RolloutDecision {
  return {
    is: 'hold',
    reasons,
    ...(nextCheckAt && { nextCheckAt }),
    ...(clearSince && { clearSince }),
  };
}

/** The next look, at the latest when the stage is due. */
function refreshed(due: Instant | undefined, now: Instant): Instant {
  const next = instantAt(now.epochMilliseconds + REFRESH_MS) ?? now;
  return due !== undefined && isBefore(now, due) && isBefore(due, next) ? due : next;
}

const inside = ({ windows }: Rollout, at: Instant): Instant | undefined =>
  windows ? nextInside(windows, at) : at;

const isBefore = (one: Instant, other: Instant): boolean => compareInstants(one, other) < 0;
