import type { ComparedFigures, ExperimentResults, MetricResults } from '#analysis';
import { currencyOf } from './amounts.js';
import { unitOf } from './figures-text.js';

export interface Point {
  /** Where it is along the axis: billing periods, or milliseconds. */
  readonly at: number;
  readonly name: string;
  readonly compared?: ComparedFigures;
}

/** What became of one effect: of a metric of its own, which is not always the primary one. */
export interface Course extends Pick<MetricResults, 'key' | 'kind' | 'direction'> {
  readonly title: string;
  readonly points: readonly Point[];
  readonly currency?: string;
}

/** By the billing periods that the same units were watched. */
export function byPeriods(results: ExperimentResults, variant: string): readonly Course[] {
  const { overTime } = results;
  const [first] = overTime;
  if (first === undefined) return [];
  const points = overTime.map((metric): Point => ({
    at: metric.periods,
    name: String(metric.periods),
    ...comparedOf(metric, variant),
  }));
  return [{ title: `${variant}: ${first.key}, by billing periods watched`, points, ...of(results, first) }];
}

/** By when each look was, the last one the present: days on which nobody looked take their room as well. */
export function byLooks(looks: readonly ExperimentResults[], variant: string): readonly Course[] {
  const sorted = [...looks].sort((a, b) => Date.parse(a.asOf) - Date.parse(b.asOf));
  const last = sorted.at(-1);
  if (last === undefined) return [];
  const points = sorted.map(({ asOf, primary }): Point => ({
    at: Date.parse(asOf),
    name: asOf.slice(0, 10),
    ...comparedOf(primary, variant),
  }));
  return [
    { title: `${variant}: ${last.primary.key}, by the day of each look`, points, ...of(last, last.primary) },
  ];
}

function of(
  results: ExperimentResults,
  { key, kind, direction }: MetricResults,
): Pick<Course, 'key' | 'kind' | 'direction' | 'currency'> {
  const currency = currencyOf(results, key);
  return { key, kind, direction, ...(currency !== undefined && { currency }) };
}

function comparedOf({ variants }: MetricResults, variant: string): Pick<Point, 'compared'> {
  const compared = variants.find((each) => each.variant === variant)?.compared;
  return compared === undefined ? {} : { compared };
}

/** In what the last point is told decides for all of its course: an earlier one that is told otherwise is left out. */
export const differenceOf = ({ points }: Course): ComparedFigures['difference'] | undefined =>
  points.findLast(({ compared }) => compared !== undefined)?.compared?.difference;

/** What may be held against each other stands on one scale: percents do, units of different metrics do not. */
export const scaleKeyOf = (course: Course): string =>
  differenceOf(course) === 'absolute' ? `absolute ${course.key}` : 'relative';

export function axisOf(course: Course): string {
  const better = `${course.direction} is better`;
  if (differenceOf(course) === 'relative') return `percent of the control’s mean, ${better}`;
  const unit = course.kind === 'proportion' ? 'points' : (course.currency ?? 'in units of the metric');
  return `${unit}, ${better}`;
}

export interface PlacedPoint {
  readonly at: number;
  readonly effect: number;
  readonly low: number;
  readonly high: number;
  readonly compared: ComparedFigures;
}

/** The points that are drawn, as they are read. */
export function placed(course: Course): readonly PlacedPoint[] {
  const difference = differenceOf(course);
  return course.points.flatMap(({ compared, at }) => {
    if (compared === undefined || compared.difference !== difference) return [];
    const [by] = unitOf(compared.difference, course.kind);
    const [low, high] = compared.ci;
    return [
      {
        at,
        effect: compared.effect * by,
        low: low === null ? -Infinity : low * by,
        high: high === null ? Infinity : high * by,
        compared,
      },
    ];
  });
}
