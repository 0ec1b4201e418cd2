import { Injectable } from '@nestjs/common';
import type { Instant } from '#calendar';
import { type GateReading, lookAtLimits } from '#experiments';
import { HoldoutStore } from '#storage';
import { type DearerBill, SimulateStage, type StageSimulation } from '../comparing/simulate-stage.js';
import { grantsBeyond } from '../experimenting/grants-at.js';
import { LiveExperiments } from '../experimenting/live-experiments.js';
import type { GateSubject } from './gate-subject.js';
import { readingOf } from './look-at-gates.js';

export interface LimitsLook {
  readonly reading: GateReading;
  /** Whose bill would become dearer. */
  readonly dearer: readonly DearerBill[];
}

/** A simulation rates everybody whom a stage may enrol: it holds for a day. */
const FRESH_MS = 86_400_000;
const KEPT = 20;

interface Kept {
  readonly at: Instant;
  readonly simulation: StageSimulation;
}

/** Whether nobody's bill would rise by more than the file allows, if a stage were entered. */
@Injectable()
export class LookAtLimits {
  readonly #kept = new Map<string, Kept>();

  constructor(
    private readonly simulate: SimulateStage,
    private readonly live: LiveExperiments,
    private readonly holdouts: HoldoutStore,
  ) {}

  /** Undefined where the file limits nothing, or no stage follows. `to` is from 0. */
  async run(subject: GateSubject, to: number, now: Instant): Promise<LimitsLook | undefined> {
    const { limits } = subject.experiment;
    if (limits === undefined || subject.plan.stages[to] === undefined) return undefined;
    const simulation = await this.#simulated(subject, to, now);
    const gate = { type: 'limits' as const, isListed: true, on: {}, dryRun: false };
    const reading = readingOf(gate, lookAtLimits(limits.maxIncrease, simulation), {});
    return { reading, dearer: simulation.dearer };
  }

  async #simulated(subject: GateSubject, to: number, now: Instant): Promise<StageSimulation> {
    const { stored, experiment, variants, grants } = subject;
    const { key, packageKey, revision } = stored;
    const name = JSON.stringify([key, revision, to]);
    const known = this.#kept.get(name);
    if (known !== undefined && now.epochMilliseconds - known.at.epochMilliseconds < FRESH_MS)
      return known.simulation;
    const { inCohort, planAt } = await this.live.of({ key, revision }, await this.holdouts.list());
    const plan = planAt(now);
    const fresh = grantsBeyond(experiment, to, grants).map(({ variant, buckets }) => ({
      variant,
      ...buckets,
      liveFrom: now,
    }));
    const grown = { ...plan, live: [...plan.live, ...fresh], isHeld: false, noticeMs: 0 };
    const of = { key, packageKey, variants, inCohort, plan: grown };
    const simulation = await this.simulate.run(of, experiment.limits?.maxIncrease, now);
    if (this.#kept.size >= KEPT) this.#kept.clear();
    this.#kept.set(name, { at: now, simulation });
    return simulation;
  }
}
