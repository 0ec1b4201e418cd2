import { breakEven, USUAL_POWER } from '#analysis';
import { compareInstants, type Instant, instant, type Interval } from '#calendar';
import type { Experiment, Holdout } from '#catalog';
import { type EnrolmentForecast, type StageDates, stageDates } from '#experiments';
import { Decimal } from '#money';
import { USUAL_PRIMARY } from '#rulebook';
import { countsOf, summaryOf } from '../check/summary.js';
import { text } from '../check/text.js';
import type { ExperimentOptions } from '../commands/experiment.js';
import { CouldNotRun } from '../shell/could-not-run.js';
import { EXIT, type ExitCode } from '../shell/exit-code.js';
import type { Terminal } from '../shell/terminal.js';
import { metricNamed } from './built-in-metrics.js';
import { loadExperiment } from './load-experiment.js';
import { planFigures } from './plan-figures.js';
import { baselineOptions, effectOption, powerOption, unitsOptions } from './plan-flags.js';
import { type BreakEvenOf, planText } from './plan-text.js';
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
  const { loaded, rulebook, holdouts, declared, diagnostics } = await loadExperiment(file, options.rules);
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
  const primary = experiment.metrics?.primary ?? USUAL_PRIMARY;
  const baseline = baselineOptions(options, primary, metricNamed(primary, declared)?.kind ?? 'mean');
  const power = powerOption(options) ?? USUAL_POWER;
  const effect = effectOption(options, experiment);
  const dates = experiment.rollout && stageDates(experiment.rollout);
  const [first] = dates?.enters ?? [];
  const ownDays = dates && first && daysBetween(first, dates.completes);
  const figures = planFigures(experiment, {
    baseline,
    power,
    forecast: forecastOf(experiment, dates, reachOf(experiment, holdouts), version.interval, options),
    ...(effect !== undefined && { effect }),
    ...(ownDays !== undefined && { ownDays }),
  });
  const breakEvens = await breakEvensOf(experiment, options.reference);
  if (options.json === true)
    await terminal.out(`${JSON.stringify(plainly({ primary, power, effect, ...figures, breakEvens }))}\n`);
  else {
    const { interval } = version;
    await terminal.out(planText(experiment, { figures, primary, power, effect, interval, breakEvens }));
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
  options: ExperimentOptions,
): EnrolmentForecast {
  const { existing, perWeek } = unitsOptions(options);
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
    existing: existing * reach,
    perDay: (perWeek * reach) / 7,
    periodDays: DAYS_OF[interval],
  };
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
