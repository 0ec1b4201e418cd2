import { Injectable } from '@nestjs/common';
import { type Instant, instantText } from '#calendar';
import {
  actionOf,
  breaksEven,
  decideRollout,
  enteredStage,
  gatesOfStage,
  type GateReading,
  holdsEnrolment,
  lookAtApproval,
  type RolloutDecision,
} from '#experiments';
import { InvariantError } from '#money';
import {
  DatabaseClock,
  ExperimentStore,
  type RolloutEvidence,
  RolloutStore,
  type StoredRollout,
} from '#storage';
import { SYSTEM } from '../actor.js';
import { FindComparison } from '../comparing/find-comparison.js';
import { MeasureBills } from '../comparing/measure-bills.js';
import { RateReference } from '../comparing/rate-reference.js';
import { TakeSnapshot } from '../comparing/take-snapshot.js';
import { ExperimentLedger } from '../experimenting/experiment-ledger.js';
import { grantsBeyond } from '../experimenting/grants-at.js';
import { nextOf, pausedOf } from '../experimenting/next-of-rollout.js';
import type { StopVerb } from '../experimenting/stop-effects.js';
import { GiveNotice } from '../experimenting/give-notice.js';
import type { DearerBill } from '../comparing/simulate-stage.js';
import { StopExperiment } from '../experimenting/stop-experiment.js';
import { evidenceOf, saysTheSame } from './evidence-of.js';
import { FindSubject } from './find-subject.js';
import type { GateSubject } from './gate-subject.js';
import { LookAtGates, readingOf } from './look-at-gates.js';
import { LookAtLimits } from './look-at-limits.js';

/** A rollout as it was when somebody wanted it to be looked at. */
export interface RolloutHint {
  readonly experiment: string;
  readonly revision: number;
}

/** When to look again; a hint that waits so long. */
export interface NextLook extends RolloutHint {
  readonly inMs: number;
}

interface Looked {
  readonly subject: GateSubject;
  readonly rollout: StoredRollout;
  readonly readings: readonly GateReading[];
  readonly evidence: RolloutEvidence;
  /** Who is to be told before a bill becomes dearer. */
  readonly dearer: readonly DearerBill[];
  readonly now: Instant;
}

/**
 * Moves a rollout to where it is to be, one step in one transaction. What is to be is decided by the rows and the
 * database's time alone: a hint that comes twice, late, or out of order finds another revision and does nothing.
 */
@Injectable()
export class AdvanceRollout {
  constructor(
    private readonly rollouts: RolloutStore,
    private readonly experiments: ExperimentStore,
    private readonly time: DatabaseClock,
    private readonly subjects: FindSubject,
    private readonly gates: LookAtGates,
    private readonly limits: LookAtLimits,
    private readonly giveNotice: GiveNotice,
    private readonly measure: MeasureBills,
    private readonly comparisons: FindComparison,
    private readonly takeSnapshot: TakeSnapshot,
    private readonly rateReference: RateReference,
    private readonly stop: StopExperiment,
    private readonly ledger: ExperimentLedger,
  ) {}

  async run({ experiment: key, revision }: RolloutHint): Promise<NextLook | undefined> {
    const seen = await this.rollouts.find(key);
    if (!isAt(seen, revision)) return undefined;
    const stored = await this.experiments.find(key);
    if (stored?.state !== 'running') return undefined;
    const now = await this.time.now();
    const subject = await this.subjects.run(stored, seen);
    // Before the transaction: looking may take long, and a step holds up everybody's changes.
    if (subject.plan.budget) await this.measure.run({ ...subject, ...stored }, now);
    if (breaksEven(subject.experiment)) await this.rateReference.run({ ...subject, key }, now);
    if ((subject.experiment.metrics?.guardrails ?? []).length > 0)
      await this.takeSnapshot.now(await this.comparisons.of(stored), SYSTEM);
    const gates = await this.gates.run(subject, seen.errors, now);
    const limits = gates.every((reading) => actionOf(reading) === 'pass')
      ? await this.limits.run(subject, nextStage(subject, gates, now), now)
      : undefined;
    const readings = [...gates, ...(limits === undefined ? [] : [limits.reading])];
    const outcome = await this.ledger.change<NextLook | undefined>(async () => {
      const rollout = await this.rollouts.lock(key);
      if (!isAt(rollout, revision)) return { ok: true, value: undefined };
      const evidence = await this.#keep(rollout, readings, now);
      const approved = await this.#approval(subject, evidence);
      const all = [...readings, ...approved];
      const dearer = limits?.dearer ?? [];
      const value = await this.#apply({ subject, rollout, readings: all, evidence, dearer, now });
      return { ok: true, value };
    });
    return outcome.ok ? outcome.value : undefined;
  }

  /** What was known last, when it says the same, else what is known now. */
  async #keep(
    rollout: StoredRollout,
    readings: readonly GateReading[],
    now: Instant,
  ): Promise<RolloutEvidence> {
    const newest = await this.rollouts.newestEvidence(rollout.experiment, rollout.stage);
    const evidence = evidenceOf(rollout, readings, now);
    if (newest !== undefined && saysTheSame(newest, evidence)) return newest;
    await this.rollouts.keepEvidence(evidence);
    return evidence;
  }

  /** Somebody has approved of exactly what is known, or has not: asked last. */
  async #approval(
    { experiment, position }: GateSubject,
    { hash, stage, experiment: key }: RolloutEvidence,
  ): Promise<readonly GateReading[]> {
    const asked = gatesOfStage(experiment, position.stage).filter(({ type }) => type === 'approval');
    const by = asked.length === 0 ? [] : await this.rollouts.approvers(key, stage, hash);
    return asked.map((gate) => readingOf(gate, lookAtApproval(hash, by), {}));
  }

  async #apply(looked: Looked): Promise<NextLook | undefined> {
    const { subject, readings, now } = looked;
    const decision = decideRollout(subject.plan, subject.position, readings, now);
    switch (decision.is) {
      case 'hold':
        return await this.#hold(await this.#holdEnrolment(looked), decision);
      case 'advance':
        return await this.#enter(await this.#holdEnrolment(looked), decision);
      case 'pause':
        return await this.#pause(await this.#holdEnrolment(looked), decision.reasons.join(', '));
      case 'complete':
        await this.#stop(looked, 'stop-enrolment', 'completed', 'every stage is over');
        return undefined;
      case 'stopEnrolment':
        await this.#stop(looked, 'stop-enrolment', 'stopped', decision.reasons.join(', '));
        return undefined;
      case 'rollback':
        await this.#stop(looked, 'revert-never-billed', 'stopped', decision.reasons.join(', '));
        return undefined;
    }
  }

  /** Nobody new enrols while the money is spent: whoever is judged by an older revision is judged anew. */
  async #holdEnrolment(looked: Looked): Promise<Looked> {
    const { subject, rollout, readings, evidence, now } = looked;
    const isToBeHeld = holdsEnrolment(readings);
    if (isToBeHeld === (rollout.enrolmentHeldAt !== undefined)) return looked;
    const stored = { ...subject.stored, revision: subject.stored.revision + 1, updatedAt: now };
    await this.experiments.update(stored);
    const { experiment: key, stage } = rollout;
    const kind = isToBeHeld ? 'enrolment-held' : 'enrolment-released';
    const reason = 'budget';
    await this.rollouts.add(key, { kind, stage, at: now, by: SYSTEM.holder, reason, evidence: evidence.id });
    const detail = { stage: String(stage), evidence: evidence.hash };
    await this.ledger.record({ actor: SYSTEM, happened: kind, experiment: stored, reason, detail }, now);
    const { enrolmentHeldAt, ...free } = { ...rollout, enrolmentHeldAt: now };
    return {
      ...looked,
      subject: { ...subject, stored },
      rollout: isToBeHeld ? { ...free, enrolmentHeldAt } : free,
    };
  }

  async #hold(
    { rollout, readings, now }: Looked,
    { clearSince, nextCheckAt }: RolloutDecision & { readonly is: 'hold' },
  ): Promise<NextLook | undefined> {
    const { pausedAt, pauseReason = '' } = rollout;
    const next: StoredRollout = {
      ...nextOf(rollout),
      ...(pausedAt ? { state: 'paused', pausedAt, pauseReason } : { state: 'ramping' }),
      ...(clearSince && { clearSince }),
      errors: errorsOf(readings),
      checkedAt: now,
      ...(nextCheckAt && { nextCheckAt }),
    };
    await this.rollouts.update(next);
    return lookAgain(next, now);
  }

  /** Free buckets become the arms', and nobody's are taken. */
  async #enter(
    { subject, rollout, evidence, dearer, now }: Looked,
    { to, reason }: RolloutDecision & { readonly is: 'advance' },
  ): Promise<NextLook | undefined> {
    const { stored, experiment, plan, variants, grants, phases } = subject;
    const { key } = stored;
    const entered = { ...stored, revision: stored.revision + 1, updatedAt: now };
    await this.experiments.update(entered);
    const phase = (phases.at(-1)?.phase ?? 0) + 1;
    await this.experiments.insertPhase(key, { phase, from: now, cause: 'stage' });
    const closed = new Set(variants.filter(({ closedAt }) => closedAt).map((variant) => variant.key));
    const fresh = grantsBeyond(experiment, to, grants).filter(({ variant }) => !closed.has(variant));
    await this.experiments.grantBuckets(key, fresh, { phase, from: now });
    const { enteredAt, pausedMs, accepted, clearSince } = enteredStage(plan, to, now);
    const next: StoredRollout = {
      experiment: key,
      state: 'ramping',
      revision: rollout.revision + 1,
      stage: to + 1,
      enteredAt,
      pausedMs,
      accepted,
      ...(clearSince && { clearSince }),
      errors: {},
      checkedAt: now,
      nextCheckAt: now,
      ...(rollout.enrolmentHeldAt && { enrolmentHeldAt: rollout.enrolmentHeldAt }),
    };
    await this.rollouts.update(next);
    const happened = { stage: next.stage, at: now, by: SYSTEM.holder, reason, evidence: evidence.id };
    await this.rollouts.add(key, { kind: 'entered', ...happened });
    await this.giveNotice.run(key, experiment, dearer, now);
    const { coverage } = plan.stages[to] ?? {};
    const detail = {
      stage: String(next.stage),
      from: String(rollout.stage),
      coverage: coverage?.toFixed() ?? '',
      at: instantText(now),
      evidence: evidence.hash,
    };
    await this.ledger.record(
      { actor: SYSTEM, happened: 'stage-entered', experiment: entered, reason, detail },
      now,
    );
    return lookAgain(next, now);
  }

  async #pause(
    { subject, rollout, readings, evidence, now }: Looked,
    reason: string,
  ): Promise<NextLook | undefined> {
    const { experiment: key, stage } = rollout;
    const looked = { errors: errorsOf(readings), checkedAt: now };
    const next: StoredRollout = { ...pausedOf(rollout, now, reason), ...looked };
    await this.rollouts.update(next);
    const happened = { stage, at: now, by: SYSTEM.holder, reason, evidence: evidence.id };
    await this.rollouts.add(key, { kind: 'paused', ...happened });
    const detail = { stage: String(stage), evidence: evidence.hash };
    const event = { actor: SYSTEM, happened: 'paused', experiment: subject.stored, reason, detail };
    await this.ledger.record(event, now);
    return lookAgain(next, now);
  }

  async #stop(
    { subject, evidence }: Looked,
    verb: StopVerb,
    ending: 'completed' | 'stopped',
    reason: string,
  ): Promise<void> {
    const { key } = subject.stored;
    const asked = { key, verb, dryRun: false, reason, actor: SYSTEM, ending, evidence: evidence.id };
    const stopped = await this.stop.run(asked);
    if (!stopped.ok) throw new InvariantError(stopped.faults[0].message);
  }
}

/** The stage that would be entered now, or the next one. */
function nextStage({ plan, position }: GateSubject, readings: readonly GateReading[], now: Instant): number {
  const decision = decideRollout(plan, position, readings, now);
  return decision.is === 'advance' ? decision.to : position.stage + 1;
}

const isAt = (rollout: StoredRollout | undefined, revision: number): rollout is StoredRollout =>
  rollout !== undefined && rollout.state !== 'done' && rollout.revision === revision;

function lookAgain({ experiment, revision, nextCheckAt }: StoredRollout, now: Instant): NextLook | undefined {
  if (nextCheckAt === undefined) return undefined;
  const inMs = Math.max(0, nextCheckAt.epochMilliseconds - now.epochMilliseconds);
  return { experiment, revision, inMs };
}

const errorsOf = (readings: readonly GateReading[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    readings.flatMap(({ type, errorsInRow }) => (errorsInRow > 0 ? [[type, errorsInRow]] : [])),
  );
