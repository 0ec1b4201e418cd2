import { Injectable } from '@nestjs/common';
import type { Instant } from '#calendar';
import type { Experiment } from '#catalog';
import { stageDates } from '#experiments';
import type { Diagnostic } from '#rulebook';
import {
  type ArmCount,
  type BucketGrant,
  type ExperimentApproval,
  ExperimentStore,
  type ExperimentVariant,
  type StoredExperiment,
} from '#storage';
import { type Outcome, refused } from '../fault.js';
import { later } from '../publishing/schedule-faults.js';
import { unknownExperiment } from './experiment-faults.js';
import { ExperimentLibrary } from './experiment-library.js';

export interface ExperimentView {
  readonly stored: StoredExperiment;
  readonly experiment: Experiment;
  readonly approvals: readonly ExperimentApproval[];
  /** Of a started one. */
  readonly variants: readonly ExperimentVariant[];
  readonly grants: readonly BucketGrant[];
  readonly counts: readonly ArmCount[];
  /** When each stage is entered at the earliest. */
  readonly enters: readonly Instant[];
  readonly diagnostics: readonly Diagnostic[];
}

/** An experiment as people who work on it see it: from the database itself. */
@Injectable()
export class ViewExperiment {
  constructor(
    private readonly experiments: ExperimentStore,
    private readonly library: ExperimentLibrary,
  ) {}

  async run(key: string): Promise<Outcome<ExperimentView>> {
    const stored = await this.experiments.find(key);
    if (stored === undefined) return refused(unknownExperiment(key));
    return { ok: true, value: await this.of(stored) };
  }

  async of(stored: StoredExperiment, diagnostics: readonly Diagnostic[] = []): Promise<ExperimentView> {
    const { experiment } = await this.library.read(stored);
    const isStarted = stored.startedAt !== undefined;
    const { rollout } = experiment;
    const startsAt =
      rollout && (stored.startedAt ? later(rollout.startsAt, stored.startedAt) : rollout.startsAt);
    return {
      stored,
      experiment,
      approvals: await this.experiments.approvalsOf(stored),
      variants: isStarted ? await this.experiments.variantsOf(stored.key) : [],
      grants: isStarted ? await this.experiments.bucketsOf(stored.key) : [],
      counts: isStarted ? await this.experiments.armCounts(stored.key) : [],
      enters: (rollout && startsAt && stageDates({ ...rollout, startsAt })?.enters) ?? [],
      diagnostics,
    };
  }
}
