import { Injectable } from '@nestjs/common';
import type { Experiment, Holdout, Metric } from '#catalog';
import { type CohortMembership, cohortMembership } from '#experiments';
import { InvariantError } from '#money';
import { parseExperiment, readHoldouts, readMetrics } from '#rulebook';
import { DefinitionSetStore, type StoredExperiment } from '#storage';
import { definitionsOf } from '../packages/version-library.js';
import { besideFile } from './judge-experiment.js';

export interface ReadyExperiment {
  readonly experiment: Experiment;
  /** Those of its file. */
  readonly holdouts: readonly Holdout[];
  /** Those that came with its file. */
  readonly metrics: readonly Metric[];
  readonly inCohort: CohortMembership;
}

type Words = Pick<
  StoredExperiment,
  'key' | 'contentHash' | 'source' | 'sourcePath' | 'beside' | 'definitionSet'
>;

const KEPT = 100;

/** Stored experiments as the core takes them. The same words with the same definitions are read once. */
@Injectable()
export class ExperimentLibrary {
  readonly #ready = new Map<string, ReadyExperiment>();

  constructor(private readonly definitionSets: DefinitionSetStore) {}

  async read(stored: Words): Promise<ReadyExperiment> {
    const { key, contentHash, definitionSet, beside } = stored;
    const name = JSON.stringify([key, contentHash, definitionSet, beside]);
    const known = this.#ready.get(name);
    if (known !== undefined) return known;
    const set = await this.definitionSets.find(definitionSet);
    if (set === undefined) throw new InvariantError(`definition set ${definitionSet} is gone`);
    const definitions = definitionsOf(set);
    const file = { path: stored.sourcePath, bytes: stored.source };
    const { experiment } = parseExperiment(file, definitions);
    if (experiment?.contentHash !== contentHash)
      throw new InvariantError(`experiment ${key} is not what was stored`);
    const { holdouts } = readHoldouts(
      beside.holdouts === undefined ? undefined : besideFile('holdouts', beside.holdouts),
    );
    const { declared: metrics } = readMetrics(
      beside.metrics === undefined ? undefined : besideFile('metrics', beside.metrics),
    );
    const inCohort = await cohortMembership(experiment.cohort, definitions);
    if (this.#ready.size >= KEPT) this.#ready.clear();
    const ready = { experiment, holdouts, metrics, inCohort };
    this.#ready.set(name, ready);
    return ready;
  }
}
