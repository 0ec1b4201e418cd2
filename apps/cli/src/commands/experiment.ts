import { assignLines } from '../experiment/assign-lines.js';
import { backtest } from '../experiment/backtest.js';
import { checkExperiment } from '../experiment/check-experiment.js';
import { planExperiment } from '../experiment/plan-experiment.js';
import { previewExperiment } from '../experiment/preview-experiment.js';
import { showBundle, showResults } from '../experiment/show-results.js';
import { showStatus } from '../experiment/show-status.js';
import { EXPERIMENT_VERBS, type ExperimentVerb, refuseForeignOptions } from '../experiment/verb-options.js';
import { CouldNotRun } from '../shell/could-not-run.js';
import type { ExitCode } from '../shell/exit-code.js';
import type { Terminal } from '../shell/terminal.js';

export interface ExperimentOptions {
  readonly rules?: string;
  readonly json?: true;
  readonly coverage?: string;
  readonly at?: string;
  readonly baselineRate?: string;
  readonly baselineMean?: string;
  readonly baselineDeviation?: string;
  readonly relativeEffect?: string;
  readonly power?: string;
  readonly units?: string;
  readonly unitsPerWeek?: string;
  readonly reference?: string;
  readonly refresh?: true;
  readonly report?: string;
  readonly bundle?: string;
  readonly worlds?: string;
  readonly seed?: string;
  readonly looks?: string;
}

type Run = (file: string, options: ExperimentOptions, terminal: Terminal) => Promise<ExitCode>;

const RUNS: Readonly<Record<ExperimentVerb, Run>> = {
  check: checkExperiment,
  preview: previewExperiment,
  plan: planExperiment,
  assign: assignLines,
  status: showStatus,
  results: showResults,
  bundle: showBundle,
  backtest,
};

/** What an author asks of an experiment file before anything is started, and its owner from then on. */
export async function experiment(
  named: string,
  file: string,
  options: ExperimentOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const verb = EXPERIMENT_VERBS.find((each) => each === named);
  if (verb === undefined)
    throw new CouldNotRun(
      'experiment.unknown-verb',
      `\`${named}\` is nothing that can be done with an experiment`,
      `verbs: ${EXPERIMENT_VERBS.join(', ')}`,
    );
  refuseForeignOptions(verb, options);
  return RUNS[verb](file, options, terminal);
}
