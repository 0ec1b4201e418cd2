import { Injectable } from '@nestjs/common';
import type { Instant } from '#calendar';
import {
  DatabaseClock,
  ExperimentStore,
  newId,
  RolloutStore,
  type StoredExperiment,
  type StoredRollout,
} from '#storage';
import type { Actor } from '../actor.js';
import {
  ownExperiment,
  unknownExperiment,
  wrongExperimentState,
} from '../experimenting/experiment-faults.js';
import { ExperimentLedger } from '../experimenting/experiment-ledger.js';
import { type Outcome, refused, type ServiceFault } from '../fault.js';
import { nextOf, pausedOf } from '../experimenting/next-of-rollout.js';
import { gatesIn } from './evidence-of.js';
import { evidenceChanged, gatesOpen, nothingToApprove, resumeNeedsReason } from './rollout-faults.js';
import { type RolloutView, ViewRollout } from './view-rollout.js';

export interface SteerRequest {
  readonly key: string;
  readonly reason?: string | undefined;
  readonly actor: Actor;
}

export interface StageDecision {
  readonly key: string;
  readonly stage: number;
  /** Of what was looked at. */
  readonly evidenceHash: string;
  readonly comment?: string | undefined;
  readonly actor: Actor;
}

/** What people do to a rollout: they halt it, let it go on, and approve of what its gates say. */
@Injectable()
export class SteerRollout {
  constructor(
    private readonly rollouts: RolloutStore,
    private readonly experiments: ExperimentStore,
    private readonly time: DatabaseClock,
    private readonly ledger: ExperimentLedger,
    private readonly view: ViewRollout,
  ) {}

  /** Its clock stops, and no stage is entered. Whoever is covered still enrols. */
  async pause({ key, reason = 'by a person', actor }: SteerRequest): Promise<Outcome<RolloutView>> {
    return await this.#steer(key, 'pause', async (stored, rollout, now) => {
      // Who pauses twice means once.
      if (rollout.state === 'paused') return undefined;
      await this.rollouts.update(pausedOf(rollout, now, reason));
      const { stage } = rollout;
      await this.rollouts.add(key, { kind: 'paused', stage, at: now, by: actor.holder, reason });
      const detail = { stage: String(stage) };
      await this.ledger.record({ actor, happened: 'paused', experiment: stored, reason, detail }, now);
      return undefined;
    });
  }

  /** It goes on where it was; what paused it is accepted for this stage, and pauses it no second time. */
  async resume({ key, reason, actor }: SteerRequest): Promise<Outcome<RolloutView>> {
    return await this.#steer(key, 'resume', async (stored, rollout, now) => {
      const { pausedAt } = rollout;
      if (pausedAt === undefined) return undefined;
      const evidence = await this.rollouts.newestEvidence(key, rollout.stage);
      const pausing = (evidence === undefined ? [] : gatesIn(evidence)).filter(
        ({ action }) => action === 'pause',
      );
      if (pausing.length > 0 && reason === undefined)
        return resumeNeedsReason(
          key,
          pausing.map(({ type }) => type),
        );
      const { stage } = rollout;
      await this.rollouts.update({
        ...nextOf(rollout),
        state: 'ramping',
        pausedMs: rollout.pausedMs + pausedFor(rollout, pausedAt, now),
        // It is late from here on at the earliest.
        clearSince: now,
        accepted: [...rollout.accepted, ...pausing.map(({ type, verdict }) => ({ type, verdict }))],
        errors: {},
        nextCheckAt: now,
      });
      const about = {
        ...(reason !== undefined && { reason }),
        ...(evidence !== undefined && { evidence: evidence.id }),
      };
      await this.rollouts.add(key, { kind: 'resumed', stage, at: now, by: actor.holder, ...about });
      const detail = {
        stage: String(stage),
        rollout: String(rollout.revision + 1),
        accepted: pausing.map(({ type }) => type).join(', '),
      };
      await this.ledger.record({ actor, happened: 'resumed', experiment: stored, reason, detail }, now);
      return undefined;
    });
  }

  /** By nobody who wrote or submitted the experiment, of what the gates say now, once the others pass. */
  async approve({ key, stage, evidenceHash, comment, actor }: StageDecision): Promise<Outcome<RolloutView>> {
    return await this.#steer(key, 'approve-stage', async (stored, rollout, now) => {
      if ([...stored.writtenBy, stored.submittedBy].includes(actor.holder))
        return ownExperiment(key, actor.holder);
      const evidence = await this.rollouts.newestEvidence(key, rollout.stage);
      if (evidence === undefined || stage !== rollout.stage)
        return nothingToApprove(key, stage, rollout.stage);
      if (evidence.hash !== evidenceHash) return evidenceChanged(key, evidence.hash);
      const open = gatesIn(evidence).filter(
        ({ type, verdict, action }) =>
          action !== 'pass' &&
          !rollout.accepted.some((each) => each.type === type && each.verdict === verdict),
      );
      if (open.length > 0)
        return gatesOpen(
          key,
          open.map(({ type, verdict }) => `${type} (${verdict})`),
        );
      // Who approves twice has approved.
      if ((await this.rollouts.approvers(key, stage, evidenceHash)).includes(actor.holder)) return undefined;
      const { holder, keyId } = actor;
      const said = comment === undefined ? {} : { comment };
      const approval = {
        id: newId(now),
        experiment: key,
        stage,
        evidenceHash,
        holder,
        keyId,
        ...said,
        at: now,
      };
      await this.rollouts.approve(approval);
      const looked = rollout.state === 'ramping' ? { ...rollout, nextCheckAt: now } : rollout;
      await this.rollouts.update({ ...looked, revision: rollout.revision + 1 });
      const about = { evidence: evidence.id, ...(comment !== undefined && { reason: comment }) };
      await this.rollouts.add(key, { kind: 'approved', stage, at: now, by: holder, ...about });
      const detail = { stage: String(stage), evidence: evidenceHash, rollout: String(rollout.revision + 1) };
      const event = { actor, happened: 'stage-approved', experiment: stored, reason: comment, detail };
      await this.ledger.record(event, now);
      return undefined;
    });
  }

  async #steer(
    key: string,
    verb: 'pause' | 'resume' | 'approve-stage',
    act: (
      stored: StoredExperiment,
      rollout: StoredRollout,
      now: Instant,
    ) => Promise<ServiceFault | undefined>,
  ): Promise<Outcome<RolloutView>> {
    return await this.ledger.change<RolloutView>(async () => {
      const stored = await this.experiments.find(key);
      if (stored === undefined) return refused(unknownExperiment(key));
      const rollout = await this.rollouts.lock(key);
      if (stored.state !== 'running' || rollout === undefined)
        return refused(wrongExperimentState(key, verb, stored.state));
      const fault = await act(stored, rollout, await this.time.now());
      if (fault) return refused(fault);
      return { ok: true, value: await this.view.of(stored) };
    });
  }
}

/** Of a stage that was not entered yet nothing was paused before. */
const pausedFor = ({ enteredAt }: StoredRollout, pausedAt: Instant, now: Instant): number =>
  Math.max(0, now.epochMilliseconds - Math.max(pausedAt.epochMilliseconds, enteredAt.epochMilliseconds));
