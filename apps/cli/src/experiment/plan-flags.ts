import type { Experiment } from '#catalog';
import type { ExperimentOptions } from '../commands/experiment.js';
import { CouldNotRun } from '../shell/could-not-run.js';
import type { KnownMetric } from './built-in-metrics.js';
import type { Baseline } from './plan-figures.js';

const isChance = (value: number): boolean => value > 0 && value < 1;
const isAboveZero = (value: number): boolean => value > 0;
const isCount = (value: number): boolean => value >= 0;

function numberOf(
  written: string | undefined,
  flag: string,
  wanted: string,
  holds: (value: number) => boolean,
): number | undefined {
  if (written === undefined) return undefined;
  const value = /^-?\d{1,15}(?:\.\d{1,15})?$/.test(written) ? Number(written) : NaN;
  if (holds(value)) return value;
  throw new CouldNotRun('flag.bad-number', `${flag} \`${written}\` is not ${wanted}`, `write ${wanted}`);
}

export const powerOption = ({ power }: ExperimentOptions): number | undefined =>
  numberOf(power, '--power', 'a chance between 0 and 1', isChance);

/** A percent sign is asked for, since 5 might be 5 % or five times as much. */
export function effectOption(
  { relativeEffect: written }: ExperimentOptions,
  { metrics }: Experiment,
): number | undefined {
  if (written === undefined) {
    const worthwhile = metrics?.worthwhile;
    return worthwhile === undefined || worthwhile.isZero() ? undefined : Number(worthwhile.toString()) / 100;
  }
  const percent = /^(\d{1,6}(?:\.\d{1,6})?) ?%$/.exec(written)?.[1];
  if (percent !== undefined && Number(percent) > 0) return Number(percent) / 100;
  throw new CouldNotRun(
    'flag.bad-number',
    `--relative-effect \`${written}\` is no rise in percent`,
    'write a percentage above 0 with its sign: 5%',
  );
}

/** Units of the cohort that exist, and that come each week. */
export function unitsOptions({ units, unitsPerWeek }: ExperimentOptions): {
  readonly existing: number;
  readonly perWeek: number;
} {
  const existing = numberOf(units, '--units', 'a count', isCount);
  const perWeek = numberOf(unitsPerWeek, '--units-per-week', 'a count', isCount);
  if (existing === undefined && perWeek === undefined)
    throw new CouldNotRun(
      'flag.no-units',
      'a plan needs to know how many units there are',
      'write --units of the cohort that exist, --units-per-week that come, or both',
    );
  return { existing: existing ?? 0, perWeek: perWeek ?? 0 };
}

const SHARE = 'write --baseline-rate: of its units, the share that does it under the control';
const MEAN =
  'write --baseline-mean and --baseline-deviation: of a unit that is assigned, zeros counted in, under the control';

/**
 * What the control does today in the metric that is planned for. A share says its own variance and a mean does not, so
 * a plan from the other one's figures would be of another metric.
 */
export function baselineOptions(
  { baselineRate, baselineMean, baselineDeviation }: ExperimentOptions,
  metric: string,
  kind: KnownMetric['kind'],
): Baseline {
  const isShare = kind === 'proportion';
  const help = isShare ? SHARE : MEAN;
  const foreign = isShare
    ? { '--baseline-mean': baselineMean, '--baseline-deviation': baselineDeviation }
    : { '--baseline-rate': baselineRate };
  const [flag] = Object.entries(foreign).flatMap(([name, given]) => (given === undefined ? [] : [name]));
  if (flag !== undefined)
    throw new CouldNotRun(
      'flag.wrong-baseline',
      `${flag} says nothing of \`${metric}\`, which is a ${isShare ? 'share of units' : kind}`,
      help,
    );
  const rate = numberOf(baselineRate, '--baseline-rate', 'a share between 0 and 1', isChance);
  const mean = numberOf(baselineMean, '--baseline-mean', 'an amount other than 0', (value) => value ** 2 > 0);
  const deviation = numberOf(baselineDeviation, '--baseline-deviation', 'an amount above 0', isAboveZero);
  if (rate !== undefined) return { kind: 'proportion', mean: rate, variance: rate * (1 - rate) };
  if (mean !== undefined && deviation !== undefined) return { kind: 'mean', mean, variance: deviation ** 2 };
  throw new CouldNotRun(
    'flag.no-baseline',
    `a plan begins with what the control does today in \`${metric}\``,
    help,
  );
}
