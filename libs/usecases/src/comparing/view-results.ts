import { Injectable } from '@nestjs/common';
import {
  compareExperiment,
  type ComparisonPlanDocument,
  type ExperimentResults,
  type SnapshotDocument,
} from '#analysis';
import { breaksEven } from '#experiments';
import { ExperimentSnapshotStore, type StoredSnapshot } from '#storage';
import { type Outcome, refused } from '../fault.js';
import { type ComparedExperiment, FindComparison } from './find-comparison.js';
import { LookAtBreakEven } from './look-at-break-even.js';
import { planOf } from './plan-of.js';
import { notCompared } from './snapshot-faults.js';
import { documentOf } from './take-snapshot.js';

/** What was found out, and from what. */
export interface ResultsView {
  readonly compared: ComparedExperiment;
  readonly stored: StoredSnapshot;
  readonly plan: ComparisonPlanDocument;
  readonly snapshot: SnapshotDocument;
  readonly results: ExperimentResults;
}

/** What the newest snapshot of an experiment says, by the plan of its file. */
@Injectable()
export class ViewResults {
  constructor(
    private readonly comparisons: FindComparison,
    private readonly snapshots: ExperimentSnapshotStore,
    private readonly breakEven: LookAtBreakEven,
  ) {}

  async run(key: string): Promise<Outcome<ResultsView>> {
    const compared = await this.comparisons.run(key);
    if (!compared.ok) return compared;
    const stored = await this.snapshots.newest(key);
    const snapshot = documentOf(stored);
    if (stored === undefined || snapshot === undefined) return refused(notCompared(key));
    const plan = await this.#plan(compared.value, snapshot);
    const results = compareExperiment(plan, snapshot);
    return { ok: true, value: { compared: compared.value, stored, plan, snapshot, results } };
  }

  /** By what it is judged, with the margins of its reference. */
  async #plan(compared: ComparedExperiment, snapshot: SnapshotDocument): Promise<ComparisonPlanDocument> {
    const { stored, experiment, variants } = compared;
    const margins = breaksEven(experiment)
      ? await this.breakEven.run({ key: stored.key, variants })
      : undefined;
    // Whoever is neither mature nor left out may still become so.
    const isOver =
      stored.state !== 'running' &&
      snapshot.arms.every(({ enrolled, mature, unpriceable }) => enrolled === mature + unpriceable);
    return planOf(compared, margins, isOver);
  }
}
