import { Injectable } from '@nestjs/common';
import type { Interval } from '#calendar';
import type { Experiment, Metric } from '#catalog';
import { InvariantError } from '#money';
import { USUAL_PRIMARY } from '#rulebook';
import { ExperimentStore, type ExperimentVariant, type StoredExperiment } from '#storage';
import { notStarted, unknownExperiment } from '../experimenting/experiment-faults.js';
import { ExperimentLibrary } from '../experimenting/experiment-library.js';
import { type Outcome, refused } from '../fault.js';
import { VersionDirectory } from '../packages/version-directory.js';

/** A started experiment, and what it takes to compare its variants. */
export interface ComparedExperiment {
  readonly stored: StoredExperiment;
  readonly experiment: Experiment;
  /** Those that came with its file. */
  readonly declared: readonly Metric[];
  /** In their order, the control first. */
  readonly variants: readonly ExperimentVariant[];
  /** Of the package. */
  readonly interval: Interval;
  readonly currency: string;
}

@Injectable()
export class FindComparison {
  constructor(
    private readonly experiments: ExperimentStore,
    private readonly library: ExperimentLibrary,
    private readonly directory: VersionDirectory,
  ) {}

  async run(key: string): Promise<Outcome<ComparedExperiment>> {
    const stored = await this.experiments.find(key);
    if (stored === undefined) return refused(unknownExperiment(key));
    if (stored.startedAt === undefined) return refused(notStarted(key, stored.state));
    return { ok: true, value: await this.of(stored) };
  }

  async of(stored: StoredExperiment): Promise<ComparedExperiment> {
    const { experiment, metrics: declared } = await this.library.read(stored);
    const variants = await this.experiments.variantsOf(stored.key);
    const [control] = variants;
    const version = control && (await this.directory.find(control.packageKey, control.packageVersion));
    if (version === undefined) throw new InvariantError(`the control of ${stored.key} is gone`);
    const { interval, currency } = version;
    return { stored, experiment, declared, variants, interval: interval as Interval, currency };
  }
}

/** Whole billing periods in which a unit is watched. */
export const periodsOf = ({ metrics }: Experiment): number => metrics?.window ?? 1;

/** Whether what units paid before is taken out of the comparison: nobody has paid before who is new. */
export const usesHistory = ({ metrics, enrol }: Experiment): boolean =>
  metrics?.isAdjusted === true && enrol !== 'new';

/** Everything that an experiment is judged by, once. */
export const metricsOf = ({ metrics }: Experiment): readonly string[] => [
  ...new Set([
    metrics?.primary ?? USUAL_PRIMARY,
    ...(metrics?.secondary ?? []),
    ...(metrics?.guardrails ?? []).map(({ metric }) => metric),
  ]),
];
