import { Injectable } from '@nestjs/common';
import type { Instant } from '#calendar';
import type { Stage } from '#catalog';
import { dueAt, type GateReading, gatesOfStage, lookAtApproval, stageDates } from '#experiments';
import { InvariantError } from '#money';
import {
  type ArmCount,
  DatabaseClock,
  ExperimentStore,
  type RolloutEvent,
  type RolloutEvidence,
  RolloutStore,
  type StoredExperiment,
  type StoredRollout,
} from '#storage';
import { notStarted, unknownExperiment } from '../experimenting/experiment-faults.js';
import { type Outcome, refused } from '../fault.js';
import { gatesIn } from './evidence-of.js';
import { FindSubject } from './find-subject.js';
import { LookAtGates, readingOf } from './look-at-gates.js';

export interface StageView extends Stage {
  /** When it was entered, or is at the earliest if no gate holds those before it; absent when no window comes. */
  readonly at?: Instant;
  readonly isEntered: boolean;
}

export interface RolloutView {
  readonly stored: StoredExperiment;
  readonly rollout: StoredRollout;
  readonly stages: readonly StageView[];
  /** When the present stage was held long enough, inside the windows; absent when it is over or none comes. */
  readonly dueAt?: Instant;
  /** When the last stage is left at the earliest. */
  readonly completesAt?: Instant;
  /** What every gate of the present stage says now; empty when it is over. */
  readonly gates: readonly GateReading[];
  /** What is asked to be approved of. */
  readonly evidence?: RolloutEvidence;
  readonly counts: readonly ArmCount[];
  readonly history: readonly RolloutEvent[];
}

/** A rollout as its owner sees it: where it stands, why, and what comes next. */
@Injectable()
export class ViewRollout {
  constructor(
    private readonly rollouts: RolloutStore,
    private readonly experiments: ExperimentStore,
    private readonly time: DatabaseClock,
    private readonly subjects: FindSubject,
    private readonly gates: LookAtGates,
  ) {}

  async run(key: string): Promise<Outcome<RolloutView>> {
    const stored = await this.experiments.find(key);
    if (stored === undefined) return refused(unknownExperiment(key));
    if (stored.startedAt === undefined) return refused(notStarted(key, stored.state));
    return { ok: true, value: await this.of(stored) };
  }

  async of(stored: StoredExperiment): Promise<RolloutView> {
    const { key } = stored;
    const rollout = await this.rollouts.find(key);
    if (rollout === undefined) throw new InvariantError(`experiment ${key} has no rollout`);
    const now = await this.time.now();
    const subject = await this.subjects.run(stored, rollout);
    const evidence = await this.rollouts.newestEvidence(key, rollout.stage);
    const history = await this.rollouts.events(key);
    const { plan } = subject;
    const isOver = rollout.state === 'done';
    const due = !isOver ? dueAt(plan, subject.position) : undefined;
    const ahead = due && stageDates({ ...plan, startsAt: due, stages: plan.stages.slice(rollout.stage) });
    return {
      stored,
      rollout,
      stages: plan.stages.map((stage, index) => {
        const entered = history.find((event) => event.kind === 'entered' && event.stage === index + 1);
        const at = entered?.at ?? ahead?.enters[index - rollout.stage];
        return { ...stage, isEntered: entered !== undefined, ...(at && { at }) };
      }),
      ...(due && { dueAt: due }),
      ...(ahead && { completesAt: ahead.completes }),
      gates: isOver ? [] : await this.#gates(subject, rollout, evidence, now),
      ...(evidence && { evidence }),
      counts: await this.experiments.armCounts(key),
      history,
    };
  }

  async #gates(
    subject: Awaited<ReturnType<FindSubject['run']>>,
    rollout: StoredRollout,
    evidence: RolloutEvidence | undefined,
    now: Instant,
  ): Promise<readonly GateReading[]> {
    const readings = await this.gates.run(subject, rollout.errors, now);
    const { experiment: key, stage } = rollout;
    const by = evidence === undefined ? [] : await this.rollouts.approvers(key, stage, evidence.hash);
    const asked = gatesOfStage(subject.experiment, stage - 1).filter(({ type }) => type === 'approval');
    // A simulation is not made for whoever looks: what it said stands in the evidence.
    const kept = (evidence === undefined ? [] : gatesIn(evidence)).filter(({ type }) => type === 'limits');
    return [
      ...readings,
      ...kept.map((said) => ({ ...said, on: {}, errorsInRow: 0 })),
      ...asked.map((gate) => readingOf(gate, lookAtApproval(evidence?.hash, by), {})),
    ];
  }
}
