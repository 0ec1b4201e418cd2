import type { Holdout } from '#catalog';
import { diagnosticOf, inFileOrder } from '../check-package.js';
import type { Diagnostic } from '../diagnostic.js';
import { quoted } from '../quoted.js';
import type { RuleFile } from '../read/read-document.js';
import type { Rulebook } from '../read-rulebook.js';
import type { ExperimentSurroundings, LoadedExperiment } from './experiment-lint.js';
import { lintExperiment } from './lint-experiments.js';
import { parseExperiment } from './parse-experiment.js';
import { readHoldouts } from './read-holdouts.js';
import { readMetrics } from './read-metrics.js';

export interface CheckedExperiments {
  readonly experiments: readonly LoadedExperiment[];
  readonly holdouts: readonly Holdout[];
  readonly diagnostics: readonly Diagnostic[];
}

const EXPERIMENT = /^experiments\/([^/]+)\.(?:ya?ml|json)$/;
const METRICS = /^metrics\.(?:ya?ml|json)$/;
const HOLDOUTS = /^holdouts\.(?:ya?ml|json)$/;

/**
 * The experiments and holdouts of a rule folder, beside the packages that it holds. `loose` are experiment files
 * that stand outside of the folder, with their paths as shown: they may be called anything.
 */
export function checkExperiments(
  files: readonly RuleFile[],
  { packages, definitions }: Pick<Rulebook, 'packages' | 'definitions'>,
  {
    root = '',
    loose = [],
    liveBuckets,
  }: {
    readonly root?: string;
    readonly loose?: readonly RuleFile[];
    readonly liveBuckets: ExperimentSurroundings['liveBuckets'];
  },
): CheckedExperiments {
  const placed = ({ path, bytes }: RuleFile): RuleFile => ({
    path: root === '' ? path : `${root.replace(/\/$/, '')}/${path}`,
    bytes,
  });
  const own = files.flatMap((file) => {
    const [, name] = EXPERIMENT.exec(file.path) ?? [];
    return name === undefined ? [] : [{ ...placed(file), name }];
  });
  const experiments: LoadedExperiment[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const file of [...own, ...loose]) {
    const { experiment, document, diagnostics: found } = parseExperiment(file, definitions);
    diagnostics.push(...found);
    if (!experiment || !document) continue;
    experiments.push({ experiment, document, path: file.path });
    if ('name' in file && file.name !== experiment.key)
      diagnostics.push(
        diagnosticOf(document, {
          code: 'name-mismatch',
          message: `the file is called ${quoted(String(file.name))}, and the experiment ${quoted(experiment.key)}`,
          help: 'write the same name in both places',
          path: ['experiment'],
        }),
      );
  }
  const fileOf = (name: RegExp): RuleFile | undefined => {
    const file = files.find(({ path }) => name.test(path));
    return file && placed(file);
  };
  const { metrics, diagnostics: ofMetrics } = readMetrics(fileOf(METRICS));
  const surroundings = { packages, experiments, metrics, liveBuckets };
  diagnostics.push(...experiments.flatMap((each) => lintExperiment(each, surroundings)));
  const { holdouts, diagnostics: ofHoldouts } = readHoldouts(fileOf(HOLDOUTS));
  diagnostics.push(...ofMetrics, ...ofHoldouts);
  const paths = [...new Set(diagnostics.map(({ place }) => place.file))].sort();
  return {
    experiments,
    holdouts,
    diagnostics: paths.flatMap((path) => inFileOrder(diagnostics.filter(({ place }) => place.file === path))),
  };
}
