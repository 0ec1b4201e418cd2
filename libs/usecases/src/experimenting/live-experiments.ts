import { Injectable } from '@nestjs/common';
import type { Instant } from '#calendar';
import type { EnrolmentPlan } from '#experiments';
import { decimal, InvariantError } from '#money';
import {
  type ActingExperiment,
  ExperimentStore,
  type ExperimentVariant,
  RolloutStore,
  type StoredHoldout,
} from '#storage';
import { isInScope } from './holdout-of.js';
import { ExperimentLibrary, type ReadyExperiment } from './experiment-library.js';

/** A started experiment as quoting asks it. */
export interface LiveExperiment extends Pick<ReadyExperiment, 'experiment' | 'inCohort'> {
  readonly key: string;
  readonly revision: number;
  readonly isRunning: boolean;
  /** In their order; the first is the control. */
  readonly variants: readonly [ExperimentVariant, ...ExperimentVariant[]];
  readonly planAt: (at: Instant) => EnrolmentPlan;
}

const KEPT = 200;
const MINUTE = 60_000;

/**
 * Experiments that act, as of the revision that a quote has just read: whatever changes one changes its revision, so
 * what is kept here is never stale.
 */
@Injectable()
export class LiveExperiments {
  readonly #kept = new Map<string, LiveExperiment>();

  constructor(
    private readonly experiments: ExperimentStore,
    private readonly library: ExperimentLibrary,
    private readonly rollouts: RolloutStore,
  ) {}

  async of(
    { key, revision }: Pick<ActingExperiment, 'key' | 'revision'>,
    holdouts: readonly StoredHoldout[],
  ): Promise<LiveExperiment> {
    const name = `${key} ${revision} ${holdouts.length}`;
    const known = this.#kept.get(name);
    if (known !== undefined) return known;
    const live = await this.#read(key, holdouts);
    if (this.#kept.size >= KEPT) this.#kept.clear();
    // What was read may be newer than what the quote has seen; it is kept under its own name.
    this.#kept.set(`${key} ${live.revision} ${holdouts.length}`, live);
    return live;
  }

  async #read(key: string, holdouts: readonly StoredHoldout[]): Promise<LiveExperiment> {
    const stored = await this.experiments.find(key);
    if (stored === undefined) throw new InvariantError(`experiment ${key} is gone`);
    const [control, ...others] = await this.experiments.variantsOf(key);
    if (control === undefined) throw new InvariantError(`experiment ${key} has no variants`);
    const grants = await this.experiments.bucketsOf(key);
    const { experiment, inCohort } = await this.library.read(stored);
    const rollout = await this.rollouts.find(key);
    const live = grants.map(({ variant, buckets, from: liveFrom }) => ({ variant, ...buckets, liveFrom }));
    const phases = await this.experiments.phasesOf(key);
    const variants = [control, ...others] as const;
    const closed = new Set(variants.filter(({ closedAt }) => closedAt).map((variant) => variant.key));
    return {
      key,
      revision: stored.revision,
      isRunning: stored.state === 'running',
      experiment,
      inCohort,
      variants,
      planAt: (at) => ({
        seed: stored.seed,
        ...(experiment.layer && { layer: experiment.layer }),
        holdouts: holdouts
          .filter((holdout) => isInScope(holdout, stored.packageKey, at))
          .map((holdout) => ({ key: holdout.key, share: decimal(holdout.share) })),
        live,
        phases,
        closed,
        isHeld: rollout?.enrolmentHeldAt !== undefined,
        noticeMs: experiment.enrol === 'new' ? 0 : (experiment.limits?.noticeMinutes ?? 0) * MINUTE,
      }),
    };
  }
}
