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
  const { metrics, variants } = experiment;
  const worthwhile = metrics?.worthwhile === undefined ? undefined : Number(metrics.worthwhile.toString());
  const sure = tuning === undefined ? '' : `, tightest at ${whole(tuning)} units`;
  return [
    `${experiment.key}: ${primary}, ${variants.length} arms, ${engine} at alpha ${Number(alpha.toPrecision(3))}${sure}`,
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

function neededRows({ figures: { needed }, interval }: ToldPlan): string[][] {
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

function ownRows({ figures: { own }, power }: ToldPlan, worthwhile: number | undefined): string[][] {
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
