import type { Analysed, BreakEven } from '#analysis';
import type { Interval } from '#calendar';
import type { Experiment } from '#catalog';
import { inColumns } from '../shell/columns.js';
import { LATE_USAGE_DAYS, type PlanFigures } from './plan-figures.js';

export interface BreakEvenOf {
  readonly metric: string;
  readonly variant: string;
  readonly found?: Analysed<BreakEven>;
}

/** What is told of a plan. */
export interface ToldPlan {
  readonly figures: PlanFigures;
  readonly primary: string;
  readonly power: number;
  readonly effect: number | undefined;
  readonly interval: Interval;
  readonly breakEvens: readonly BreakEvenOf[];
}

const percent = (share: number): string => `${Number((100 * share).toPrecision(3))} %`;
/** No chance is all there is, however near it comes. */
const chance = (share: number): string => (share > 0.999 ? 'more than 99.9 %' : percent(share));
const whole = (count: number): string => count.toLocaleString('en');
const counted = (count: number, noun: string): string => `${whole(count)} ${noun}${count === 1 ? '' : 's'}`;
const armsOf = (units: Readonly<Record<string, number>>): string =>
  Object.entries(units)
    .map(([key, count]) => `${key} ${whole(count)}`)
    .join(', ');

/** A plan in words. */
export function planText(experiment: Experiment, told: ToldPlan): string {
  const { figures, primary, power, effect, breakEvens } = told;
  const { engine, alpha, tuning, own } = figures;
  const { variants } = experiment;
  const sure = tuning === undefined ? '' : `, tightest at ${whole(tuning)} units`;
  return [
    `${experiment.key}: ${primary}, ${variants.length} arms, ${engine} at alpha ${Number(alpha.toPrecision(3))}${sure}`,
    ...(effect === undefined ? [] : [`to find a rise of ${percent(effect)} with power ${percent(power)}`]),
    ...inRows(neededRows(told)),
    ...(own === undefined
      ? []
      : [`in its own ${counted(Math.round(own.days), 'day')}, of those who enrol in them`]),
    ...inRows(ownRows(told, experiment)),
    ...breakEvens.flatMap(wordsOf),
    '',
  ].join('\n');
}

const inRows = (rows: readonly (readonly string[])[]): readonly string[] =>
  inColumns(
    rows.map((row) => row.map((each) => ({ text: each }))),
    { indent: 2 },
  );

/** What bills say of a unit is known once late usage has come; what it did, at the end of its window. */
const BILLED: ReadonlySet<string> = new Set([
  'revenue-per-workspace',
  'margin-per-workspace',
  'usage-per-workspace',
  'downgrade',
]);
const knownText = (primary: string, window: string): string =>
  BILLED.has(primary)
    ? `once the window of whoever comes last (${window}) and late usage (${LATE_USAGE_DAYS} days) are over`
    : `once the window of whoever comes last (${window}) is over`;

function neededRows({ figures: { needed }, interval, primary }: ToldPlan): string[][] {
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
    ...(BILLED.has(primary) ? [['known', `${LATE_USAGE_DAYS} days later, when late usage is in`]] : []),
  ];
}

function ownRows(told: ToldPlan, { metrics }: Experiment): string[][] {
  const { figures, power: asked, effect, interval, primary } = told;
  const { own } = figures;
  if (!own) return [];
  const { units, unitsOfArm, detectable, power, narrowerPercent } = own;
  const worthwhile = Number(metrics?.worthwhile?.toString() ?? '0');
  const isWorse = detectable.ok && worthwhile > 0 && detectable.value > worthwhile / 100;
  const cohort = narrowerPercent.toFixed(2);
  return [
    ['units', `${whole(units)}: ${armsOf(unitsOfArm)}`],
    [
      'finds',
      detectable.ok
        ? `a rise of ${percent(detectable.value)} with power ${percent(asked)}`
        : detectable.fault.message,
    ],
    ...(effect === undefined || power?.ok !== true
      ? []
      : [['power', `${chance(power.value)} to find a rise of ${percent(effect)}`]]),
    ['known', knownText(primary, counted(metrics?.window ?? 1, interval))],
    ...(cohort === '0.00' ? [] : [['cohort', `finite, which makes the interval ${cohort} % narrower`]]),
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
