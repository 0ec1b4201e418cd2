import { Injectable } from '@nestjs/common';
import type { Instant } from '#calendar';
import type { Stage } from '#catalog';
import { liveBuckets, stageDates } from '#experiments';
import { DatabaseClock, ExperimentStore } from '#storage';
import { neverInside, rolloutMissing, unknownExperiment } from '../experimenting/experiment-faults.js';
import { ExperimentLibrary } from '../experimenting/experiment-library.js';
import { type Outcome, refused } from '../fault.js';
import { later } from '../publishing/schedule-faults.js';

export interface StagePreview extends Stage {
  /** If no gate holds those before it. */
  readonly enters: Instant;
  /** Of each variant, in their order. */
  readonly buckets: readonly number[];
}

export interface RolloutPreview {
  readonly key: string;
  readonly variants: readonly string[];
  /** That of the windows, UTC without any. */
  readonly timeZone: string;
  readonly stages: readonly StagePreview[];
  readonly completes: Instant;
}

/** Every stage with its earliest date: as it was started, or as if it were started now. */
@Injectable()
export class PreviewRollout {
  constructor(
    private readonly experiments: ExperimentStore,
    private readonly library: ExperimentLibrary,
    private readonly time: DatabaseClock,
  ) {}

  async run(key: string): Promise<Outcome<RolloutPreview>> {
    const stored = await this.experiments.find(key);
    if (stored === undefined) return refused(unknownExperiment(key));
    const { experiment } = await this.library.read(stored);
    const { rollout, variants } = experiment;
    if (rollout === undefined) return refused(rolloutMissing(key));
    const startsAt = later(rollout.startsAt, stored.startedAt ?? (await this.time.now()));
    const dates = stageDates({ ...rollout, startsAt });
    if (dates === undefined) return refused(neverInside(key));
    const weights = variants.map(({ weight }) => weight);
    const stages = rollout.stages.flatMap((stage, index): StagePreview[] => {
      const enters = dates.enters[index];
      return enters ? [{ ...stage, enters, buckets: liveBuckets(weights, stage.coverage) }] : [];
    });
    const timeZone = rollout.windows?.timeZone ?? 'UTC';
    const names = variants.map((variant) => variant.key);
    return { ok: true, value: { key, variants: names, timeZone, stages, completes: dates.completes } };
  }
}
