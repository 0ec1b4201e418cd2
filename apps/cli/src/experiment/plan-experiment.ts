import { type Analysed, breakEven, type BreakEven, USUAL_POWER } from '#analysis';
import { compareInstants, type Instant, instant, type Interval } from '#calendar';
import type { Experiment, Holdout } from '#catalog';
import { type EnrolmentForecast, type StageDates, stageDates } from '#experiments';
import { Decimal } from '#money';
import { countsOf, summaryOf } from '../check/summary.js';
import { text } from '../check/text.js';
import type { ExperimentOptions } from '../commands/experiment.js';
import { inColumns } from '../shell/columns.js';
import { CouldNotRun } from '../shell/could-not-run.js';
import { EXIT, type ExitCode } from '../shell/exit-code.js';
import type { Terminal } from '../shell/terminal.js';
import { loadExperiment } from './load-experiment.js';
import { type Baseline, LATE_USAGE_DAYS, planFigures, type PlanFigures } from './plan-figures.js';
import { readReference } from './reference-file.js';

const DAY = 86_400_000;
const MINUTES_OF_DAY = 1440;
/** As long as it is on average. */
const DAYS_OF: Readonly<Record<Interval, number>> = {
  day: 1,
  week: 7,
  month: 365.2425 / 12,
  quarter: 365.2425 / 4,
  year: 365.2425,
};

/** How many units and how long it takes to find an effect, and what the experiment can find as it is written. */
export async function planExperiment(
  file: string,
  options: ExperimentOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { loaded, rulebook, holdouts, diagnostics } = await loadExperiment(file, options.rules);
  const counts = countsOf(diagnostics);
  if (!loaded || counts.errors > 0) {
    terminal.say(text(diagnostics, terminal.sayStyle) + summaryOf(1, counts));
    return EXIT.findings;
  }
  const { experiment } = loaded;
  const [control] = experiment.variants;
  const version = rulebook.packages
    .get(control.package)
    ?.find((each) => each.version.version === control.version)?.version;
  if (!version)
    throw new CouldNotRun(
      'experiment.no-version',
      `\`${control.package}@${control.version}\` is not in the rule folder, so its billing period is not known`,
      'name the folder with --rules',
    );
  const power = numberOf(options.power, '--power', 'a chance between 0 and 1', isChance) ?? USUAL_POWER;
  const effect = effectOf(options.relativeEffect, experiment);
  const dates = experiment.rollout && stageDates(experiment.rollout);
  const [first] = dates?.enters ?? [];
  const ownDays = dates && first && daysBetween(first, dates.completes);
  const figures = planFigures(experiment, {
    baseline: baselineOf(options),
    power,
    forecast: forecastOf(experiment, dates, reachOf(experiment, holdouts), version.interval, options),
    ...(effect !== undefined && { effect }),
    ...(ownDays !== undefined && { ownDays }),
  });
  const breakEvens = await breakEvensOf(experiment, options.reference);
  if (options.json === true)
    await terminal.out(`${JSON.stringify(plainly({ power, effect, ...figures, breakEvens }))}\n`);
  else {
    const { interval } = version;
    await terminal.out(textOf(experiment, { figures, power, effect, interval, breakEvens }));
  }
  return EXIT.ok;
}

/** With what was computed in place of its result, and an `error` where it was not. */
function plainly(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Decimal) return value;
  if (Array.isArray(value)) return value.map(plainly);
  if ('ok' in value)
    return 'value' in value ? plainly(value.value) : { error: (value as { fault?: unknown }).fault };
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainly(inner)]));
}

const isChance = (value: number): boolean => value > 0 && value < 1;
const isAboveZero = (value: number): boolean => value > 0;

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

/** A percent sign is asked for, since 5 might be 5 % or five times as much. */
function effectOf(written: string | undefined, { metrics }: Experiment): number | undefined {
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

function baselineOf({ baselineRate, baselineMean, baselineDeviation }: ExperimentOptions): Baseline {
  const rate = numberOf(baselineRate, '--baseline-rate', 'a share between 0 and 1', isChance);
  const mean = numberOf(baselineMean, '--baseline-mean', 'an amount other than 0', (value) => value ** 2 > 0);
  const deviation = numberOf(baselineDeviation, '--baseline-deviation', 'an amount above 0', isAboveZero);
  if (rate !== undefined && mean === undefined && deviation === undefined)
    return { kind: 'proportion', mean: rate, variance: rate * (1 - rate) };
  if (rate === undefined && mean !== undefined && deviation !== undefined)
    return { kind: 'mean', mean, variance: deviation ** 2 };
  throw new CouldNotRun(
    'flag.no-baseline',
    'a plan begins with what the control does today',
    'write --baseline-rate of a share, or --baseline-mean with --baseline-deviation, zeros counted in',
  );
}

/** How much of its cohort an experiment can reach: its slice of the layer, without what holdouts keep. */
function reachOf({ layer, variants: [{ package: key }], rollout }: Experiment, holdouts: readonly Holdout[]) {
  const from = rollout?.startsAt ?? instant('0001-01-01T00:00:00Z');
  const open = holdouts
    .filter(({ packages, until }) =>
      packages === 'all' || packages.includes(key) ? compareInstants(until, from) > 0 : false,
    )
    .reduce((left, { share }) => left * (1 - Number(share.toString()) / 100), 1);
  return open * (layer ? (layer.to - layer.from) / 10_000 : 1);
}

const daysBetween = (from: Instant, to: Instant): number =>
  (to.epochMilliseconds - from.epochMilliseconds) / DAY;

/** A stage lasts until the next one is entered, which waits for the windows; without dates, as long as it is held. */
function forecastOf(
  { enrol, rollout }: Experiment,
  dates: StageDates | undefined,
  reach: number,
  interval: Interval,
  { units, unitsPerWeek }: ExperimentOptions,
): EnrolmentForecast {
  const count = (value: number): boolean => value >= 0;
  const existing = numberOf(units, '--units', 'a count', count);
  const perWeek = numberOf(unitsPerWeek, '--units-per-week', 'a count', count);
  if (existing === undefined && perWeek === undefined)
    throw new CouldNotRun(
      'flag.no-units',
      'a plan needs to know how many units there are',
      'write --units of the cohort that exist, --units-per-week that come, or both',
    );
  const stages = (rollout?.stages ?? []).map(({ coverage, holdMinutes }, place) => {
    const entered = dates?.enters[place];
    return {
      coverage: Number(coverage.toString()),
      days:
        dates && entered
          ? daysBetween(entered, dates.enters[place + 1] ?? dates.completes)
          : holdMinutes / MINUTES_OF_DAY,
    };
  });
  return {
    enrol,
    stages: stages.length > 0 ? stages : [{ coverage: 100, days: 0 }],
    existing: (existing ?? 0) * reach,
    perDay: ((perWeek ?? 0) * reach) / 7,
    periodDays: DAYS_OF[interval],
  };
}

interface BreakEvenOf {
  readonly metric: string;
  readonly variant: string;
  readonly found?: Analysed<BreakEven>;
}

async function breakEvensOf(
  { metrics, variants }: Experiment,
  reference: string | undefined,
): Promise<readonly BreakEvenOf[]> {
  const keys = variants.map(({ key }) => key);
  const guarded = (metrics?.guardrails ?? []).filter(({ notWorseBy }) => notWorseBy === 'breakEven');
  if (guarded.length === 0) return [];
  const units = reference === undefined ? undefined : await readReference(reference, keys);
  return guarded.flatMap(({ metric }) =>
    keys.slice(1).map((variant): BreakEvenOf => {
      const paying = units?.get(variant);
      return { metric, variant, ...(paying && { found: breakEven(paying) }) };
    }),
  );
}

interface Told {
  readonly figures: PlanFigures;
  readonly power: number;
  readonly effect: number | undefined;
  readonly interval: Interval;
  readonly breakEvens: readonly BreakEvenOf[];
}

const percent = (share: number): string => `${Number((100 * share).toPrecision(3))} %`;
const whole = (count: number): string => count.toLocaleString('en');
const counted = (count: number, noun: string): string => `${whole(count)} ${noun}${count === 1 ? '' : 's'}`;
const armsOf = (units: Readonly<Record<string, number>>): string =>
  Object.entries(units)
    .map(([key, count]) => `${key} ${whole(count)}`)
    .join(', ');

function textOf(experiment: Experiment, told: Told): string {
  const { figures, power, effect, breakEvens } = told;
  const { engine, alpha, tuning, own } = figures;
  const { metrics, variants } = experiment;
  const worthwhile = metrics?.worthwhile === undefined ? undefined : Number(metrics.worthwhile.toString());
  const sure = tuning === undefined ? '' : `, tightest at ${whole(tuning)} units`;
  return [
    `${experiment.key}: ${metrics?.primary ?? 'no metric named'}, ${variants.length} arms, ${engine} at alpha ${Number(alpha.toPrecision(3))}${sure}`,
    ...(effect === undefined ? [] : [`to find a rise of ${percent(effect)} with power ${percent(power)}`]),
    ...inRows(neededRows(told)),
    ...(own === undefined ? [] : [`in its own ${counted(Math.round(own.days), 'day')}`]),
    ...inRows(ownRows(told, worthwhile)),
    ...breakEvens.flatMap(wordsOf),
    '',
  ].join('\n');
}

const inRows = (rows: readonly (readonly string[])[]): readonly string[] =>
  inColumns(
    rows.map((row) => row.map((each) => ({ text: each }))),
    { indent: 2 },
  );

function neededRows({ figures: { needed }, interval }: Told): string[][] {
  if (!needed) return [];
  if (!needed.ok) return [['units', needed.fault.message]];
  const { units, unitsOfArm, duration } = needed.value;
  const all = ['units', `${whole(units)}: ${armsOf(unitsOfArm)}`];
  if (!duration.ok) return [all, ['takes', duration.fault.message]];
  const { billingPeriods, weeks, enrolmentDays } = duration.value;
  return [
    all,
    [
      'takes',
      `${counted(billingPeriods, interval)} (${counted(weeks, 'week')}): enrolment ${counted(enrolmentDays, 'day')}, then the window of whoever came last`,
    ],
    ['known', `${LATE_USAGE_DAYS} days later, when late usage is in`],
  ];
}

function ownRows({ figures: { own }, power }: Told, worthwhile: number | undefined): string[][] {
  if (!own) return [];
  const { units, unitsOfArm, detectable, narrowerPercent } = own;
  const rows = [['units', `${whole(units)}: ${armsOf(unitsOfArm)}`]];
  if (!detectable.ok) return [...rows, ['finds', detectable.fault.message]];
  const isWorse = worthwhile !== undefined && worthwhile > 0 && detectable.value > worthwhile / 100;
  return [
    ...rows,
    ['finds', `a rise of ${percent(detectable.value)} with power ${percent(power)}`],
    ['cohort', `finite, which makes the interval ${narrowerPercent.toFixed(2)} % narrower`],
    ...(isWorse
      ? [
          [
            'but',
            `a rise of ${worthwhile} % is worthwhile, and too small to be found: more units, or a reason`,
          ],
        ]
      : []),
  ];
}

function wordsOf({ metric, variant, found }: BreakEvenOf): readonly string[] {
  if (!found)
    return [`${metric} of ${variant}: its break-even is told with --reference, what paying units would pay`];
  if (!found.ok) return [`${metric} of ${variant}: ${found.fault.message}`];
  const { margin, control, treatment, units, deciles } = found.value;
  const rates = `${counted(units, 'paying unit')} bring in ${treatment.toFixed(2)} on average, ${control.toFixed(2)} under the control`;
  const b = margin.abs().toFixed(1);
  const says = margin.greaterThan(0)
    ? `may fall by at most ${b} % before revenue per assigned unit falls`
    : `has to be proven to rise by ${b} %, or revenue per assigned unit falls`;
  const table = deciles.map((rate, index) =>
    [`  tenth ${index + 1} by usage`, rate.control.toFixed(2), rate.treatment.toFixed(2)].map(
      (each, column) => ({
        text: each,
        align: column === 0 ? ('left' as const) : ('right' as const),
      }),
    ),
  );
  return [`${metric} of ${variant} ${says}: ${rates}`, ...inColumns(table)];
}
