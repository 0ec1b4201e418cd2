import type { Experiment } from '#catalog';
import { stageDates } from '#experiments';
import { countsOf, summaryOf } from '../check/summary.js';
import { text } from '../check/text.js';
import type { ExperimentOptions } from '../commands/experiment.js';
import { inColumns } from '../shell/columns.js';
import { CouldNotRun } from '../shell/could-not-run.js';
import { EXIT, type ExitCode } from '../shell/exit-code.js';
import type { Terminal } from '../shell/terminal.js';
import { loadExperiment } from './load-experiment.js';

/** Every stage's earliest date, in the zone of the windows, and the gates that may hold it for longer. */
export async function previewExperiment(
  file: string,
  { rules, json }: ExperimentOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { loaded, diagnostics } = await loadExperiment(file, rules);
  const counts = countsOf(diagnostics);
  if (!loaded || counts.errors > 0) {
    terminal.say(text(diagnostics, terminal.sayStyle) + summaryOf(1, counts));
    return EXIT.findings;
  }
  const rows = rowsOf(loaded.experiment);
  if (!rows)
    throw new CouldNotRun(
      'experiment.no-rollout',
      `\`${file}\` has no rollout, so nothing has a date`,
      'write `rollout` with `startsAt` and `stages`',
    );
  if (json === true) await terminal.out(`${JSON.stringify({ stages: rows })}\n`);
  else await terminal.out(tableOf(rows));
  return EXIT.ok;
}

interface Row {
  readonly stage: string;
  /** With the offset of the windows' zone, UTC without windows. */
  readonly earliest: string;
  readonly coverage?: string;
  /** What has to pass, besides the time, to leave the stage. */
  readonly gates: readonly string[];
}

function rowsOf({ rollout }: Experiment): readonly Row[] | undefined {
  const dates = rollout && stageDates(rollout);
  if (!dates) return undefined;
  const timeZone = rollout.windows?.timeZone ?? 'UTC';
  const stages = dates.enters.map((enters, index): Row => {
    const { coverage, gates = [] } = rollout.stages[index] ?? {};
    return {
      stage: String(index + 1),
      earliest: enters.toString({ timeZone }),
      ...(coverage && { coverage: coverage.toString() }),
      gates: gates.map(({ type }) => type),
    };
  });
  return [...stages, { stage: 'complete', earliest: dates.completes.toString({ timeZone }), gates: [] }];
}

function tableOf(rows: readonly Row[]): string {
  const cells = rows.map(({ stage, earliest, coverage, gates }) => [
    { text: stage },
    { text: earliest },
    { text: coverage === undefined ? '' : `${coverage} %`, align: 'right' as const },
    { text: gates.join(', ') },
  ]);
  const head = ['stage', 'not before', 'coverage', 'left when these pass'].map((each) => ({ text: each }));
  return `${inColumns([head, ...cells]).join('\n')}\n`;
}
