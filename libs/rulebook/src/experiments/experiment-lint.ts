import type { Experiment, PackageVersion } from '#catalog';
import type { Decimal } from '#money';
import type { Severity } from '../diagnostic.js';
import type { Path, RuleDocument } from '../read/document.js';
import type { Priced } from './surely-dearer.js';

export interface LoadedExperiment {
  readonly experiment: Experiment;
  readonly document: RuleDocument;
  /** As diagnostics show it. */
  readonly path: string;
}

/** What an experiment asks about the versions that it names. */
export interface KnownVersion {
  readonly version: Pick<PackageVersion, 'version' | 'interval' | 'effectiveFrom'> & {
    readonly currency: string;
  } & Partial<Priced>;
}

/** What an experiment is judged beside. */
export interface ExperimentSurroundings {
  readonly packages: ReadonlyMap<string, readonly KnownVersion[]>;
  /** Keys of every metric that is built in or declared. */
  readonly metrics: ReadonlySet<string>;
  /** All of the folder, itself included. */
  readonly experiments: readonly LoadedExperiment[];
  /** Live buckets of each arm at a coverage: handed in, since the room that counts them stands beside this one. */
  readonly liveBuckets: (weights: readonly Decimal[], coverage: Decimal) => readonly number[];
}

interface Found {
  readonly severity?: Severity;
  readonly code: string;
  readonly message: string;
  readonly help: string;
  readonly path: Path;
}
export type ExperimentLint = (
  experiment: Experiment,
  surroundings: ExperimentSurroundings,
) => readonly Found[];
