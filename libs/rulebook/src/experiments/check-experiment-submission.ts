import { instant } from '#calendar';
import { diagnosticOf } from '../check-package.js';
import type { Diagnostic } from '../diagnostic.js';
import type { DefinitionTexts } from '../merge-definitions.js';
import { quoted } from '../quoted.js';
import type { RuleFile } from '../read/read-document.js';
import { loadDefinitions } from '../used-pins.js';
import type { ExperimentSurroundings, KnownVersion } from './experiment-lint.js';
import { lintExperiment } from './lint-experiments.js';
import { parseExperiment } from './parse-experiment.js';
import { readHoldouts } from './read-holdouts.js';
import { readMetrics } from './read-metrics.js';

/** An experiment that somebody hands in: plain data, so that it can be judged in another thread. */
export interface ExperimentSubmission {
  readonly experiment: RuleFile;
  /** What the place says that it was handed in at. */
  readonly key: string;
  readonly holdouts?: RuleFile;
  readonly metrics?: RuleFile;
  readonly definitions: DefinitionTexts;
  /** Versions that are published; `effectiveFrom` says when one is current first. */
  readonly versions: readonly {
    readonly key: string;
    readonly version: number;
    readonly currency: string;
    readonly interval: KnownVersion['version']['interval'];
    readonly effectiveFrom?: string;
  }[];
}

export interface CheckedExperimentSubmission {
  readonly diagnostics: readonly Diagnostic[];
  /** Absent when anything is an error. */
  readonly contentHash?: string;
}

/** Everything that can be said about an experiment beside what is published; other experiments are not looked at. */
export function checkExperimentSubmission(
  { experiment: file, key, holdouts, metrics, definitions, versions }: ExperimentSubmission,
  liveBuckets: ExperimentSurroundings['liveBuckets'],
): CheckedExperimentSubmission {
  const {
    experiment,
    document,
    diagnostics: own,
  } = parseExperiment(file, loadDefinitions(definitions).definitions);
  const declared = readMetrics(metrics);
  const diagnostics = [...own, ...declared.diagnostics, ...readHoldouts(holdouts).diagnostics];
  if (experiment && document) {
    const loaded = { experiment, document, path: file.path };
    const surroundings = {
      packages: packagesOf(versions),
      experiments: [loaded],
      metrics: declared.metrics,
      liveBuckets,
    };
    diagnostics.push(...lintExperiment(loaded, surroundings));
    if (experiment.key !== key)
      diagnostics.push(
        diagnosticOf(document, {
          code: 'name-mismatch',
          message: `it was handed in as ${quoted(key)}, and the file says ${quoted(experiment.key)}`,
          help: 'write the same name in both places',
          path: ['experiment'],
        }),
      );
  }
  const isSound = experiment && !diagnostics.some(({ severity }) => severity === 'error');
  return { diagnostics, ...(isSound && { contentHash: experiment.contentHash }) };
}

function packagesOf(
  versions: ExperimentSubmission['versions'],
): ReadonlyMap<string, readonly KnownVersion[]> {
  const packages = new Map<string, KnownVersion[]>();
  for (const { key, effectiveFrom, ...version } of versions) {
    const known = packages.get(key) ?? [];
    packages.set(key, known);
    known.push({ version: { ...version, ...(effectiveFrom && { effectiveFrom: instant(effectiveFrom) }) } });
  }
  return packages;
}
