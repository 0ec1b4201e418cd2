import type { ExperimentOptions } from '../commands/experiment.js';
import { CouldNotRun } from '../shell/could-not-run.js';
import type { ExitCode } from '../shell/exit-code.js';
import type { Terminal } from '../shell/terminal.js';

/** Tries the policy of a file on what is past: on units of one price, or on the looks of an experiment. */
export async function backtest(
  file: string,
  options: ExperimentOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { units, bundle } = options;
  if ((units === undefined) === (bundle === undefined))
    throw new CouldNotRun(
      'backtest.nothing-past',
      units === undefined
        ? 'there is nothing past to try the policy on'
        : '--units and --bundle are two questions',
      'name past units by --units <units.ndjson>, or an experiment by --bundle <bundle.json>',
    );
  if (units !== undefined) {
    const { backtestUnits } = await import('../backtest/backtest-units.js');
    return backtestUnits(file, units, options, terminal);
  }
  const drawn = (['worlds', 'seed', 'looks'] as const).find((name) => options[name] !== undefined);
  if (drawn !== undefined)
    throw new CouldNotRun(
      'flag.not-taken',
      `the looks of a bundle are what they were: \`--${drawn}\` is for draws among past units`,
      'leave it out, or name past units by --units <units.ndjson>',
    );
  const { backtestBundle } = await import('../backtest/backtest-bundle.js');
  return backtestBundle(file, bundle ?? '', options, terminal);
}
