import type { ComparedFigures, ExperimentResults, MetricResults } from '#analysis';
import { unitOf } from './figures-text.js';
import { looksOf } from './forest-plot.js';
import { marker } from './interval-row.js';
import { reachOf, type Scale, scaleOf, tickText } from './scale.js';
import { spreadOver } from './spread-over.js';
import { arrowhead, COLOURS, element, label, line, picture } from './svg.js';

const WIDTH = 900;
const PANEL = 260;
const PLOT_HEIGHT = 170;
const LEFT = 24;
const PLOT = [96, 870] as const;
/** More arms than these are told by the table alone. */
const MOST_PANELS = 12;
/** So many labels fit below the axis. */
const MOST_LABELS = 8;

interface Point {
  readonly x: string;
  readonly compared?: ComparedFigures;
}

interface Course {
  readonly title: string;
  readonly points: readonly Point[];
  readonly kind: MetricResults['kind'];
  readonly direction: MetricResults['direction'];
}

/**
 * How the effect on the primary metric came about, an arm a panel: by the billing periods that the same units were
 * watched, and, where there were earlier looks, by the day of each look.
 */
export function effectOverTime(
  results: ExperimentResults,
  earlier: readonly ExperimentResults[] = [],
): string {
  const { experiment, primary } = results;
  // The last look is often among those before it, and is drawn once.
  const before = spreadOver(earlier.filter(({ asOf }) => asOf < results.asOf));
  const all = primary.variants.flatMap(({ variant }) => [
    ...(results.overTime.length === 0 ? [] : [byPeriods(results, variant)]),
    ...(before.length === 0 ? [] : [byLooks([...before, results], variant)]),
  ]);
  const courses = all.slice(0, MOST_PANELS);
  const scale = sharedScale(courses);
  const height = 60 + Math.max(1, courses.length) * PANEL + (all.length > courses.length ? 24 : 0);
  const title = `${experiment}: ${primary.key} over time`;
  return picture(
    {
      width: WIDTH,
      height,
      title,
      description: courses.map(({ title: name, points }) => `${name}: ${points.length} points`).join('. '),
    },
    [
      label(LEFT, 36, title, { size: 19, weight: 'bold', room: WIDTH - 2 * LEFT }),
      ...(courses.length === 0 ? [label(LEFT, 100, 'nothing is compared yet', { fill: COLOURS.faint })] : []),
      ...courses.map((course, index) => panelOf(course, 60 + index * PANEL, scale)),
      ...(all.length > courses.length
        ? [
            label(LEFT, height - 14, `${all.length - courses.length} more panels are left out`, {
              fill: COLOURS.faint,
            }),
          ]
        : []),
    ],
  );
}

function byPeriods({ overTime, primary }: ExperimentResults, variant: string): Course {
  return {
    title: `${variant}, by billing periods watched`,
    points: overTime.map((metric) => ({ x: String(metric.periods), ...pointOf(metric, variant) })),
    ...primary,
  };
}

function byLooks(looks: readonly ExperimentResults[], variant: string): Course {
  const sorted = [...looks].sort((a, b) => (a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : 0));
  const [last] = looks.slice(-1);
  return {
    title: `${variant}, by the day of each look`,
    points: sorted.map(({ asOf, primary }) => ({ x: asOf.slice(0, 10), ...pointOf(primary, variant) })),
    kind: last?.primary.kind ?? 'mean',
    direction: last?.primary.direction ?? 'higher',
  };
}

function pointOf({ variants }: MetricResults, variant: string): Omit<Point, 'x'> {
  const compared = variants.find((each) => each.variant === variant)?.compared;
  return compared === undefined ? {} : { compared };
}

/** Panels are there to be held against each other. Percents and the metric's own units are never on one scale. */
function sharedScale(courses: readonly Course[]): (course: Course) => Scale | undefined {
  const of = (course: Course): string => differenceOf(course) ?? '';
  const range = [PLOT_HEIGHT, 0] as const;
  const scales = new Map(
    courses.map((course) => {
      const values = courses.filter((other) => of(other) === of(course)).flatMap(valuesOf);
      const reach = reachOf(values);
      return [
        of(course),
        scaleOf(
          values.filter((value) => Math.abs(value) <= reach),
          range,
          5,
        ),
      ];
    }),
  );
  return (course) => (differenceOf(course) === undefined ? undefined : scales.get(of(course)));
}

/** In what the last point is told decides for all of its panel: an earlier one that is told otherwise is left out. */
const differenceOf = ({ points }: Course): ComparedFigures['difference'] | undefined =>
  points.findLast(({ compared }) => compared !== undefined)?.compared?.difference;

interface Placed {
  readonly place: number;
  readonly effect: number;
  readonly low: number;
  readonly high: number;
  readonly compared: ComparedFigures;
}

function placed(course: Course): readonly Placed[] {
  const difference = differenceOf(course);
  return course.points.flatMap(({ compared }, place) => {
    if (compared === undefined || compared.difference !== difference) return [];
    const [by] = unitOf(compared.difference, course.kind);
    const [low, high] = compared.ci;
    return [
      {
        place,
        effect: compared.effect * by,
        low: low === null ? -Infinity : low * by,
        high: high === null ? Infinity : high * by,
        compared,
      },
    ];
  });
}

const valuesOf = (course: Course): readonly number[] =>
  placed(course).flatMap(({ effect, low, high }) => [effect, low, high]);

function panelOf(course: Course, top: number, scales: (course: Course) => Scale | undefined): string {
  const scale = scales(course);
  const heading = label(LEFT, top + 20, course.title, {
    size: 14,
    weight: 'bold',
    room: WIDTH - 2 * LEFT - 200,
  });
  if (scale === undefined) return heading + label(PLOT[0], top + 80, 'not compared', { fill: COLOURS.faint });
  const origin = top + 34;
  const steps = Math.max(1, course.points.length);
  const x = (place: number): number => PLOT[0] + ((place + 0.5) / steps) * (PLOT[1] - PLOT[0]);
  const clamp = (value: number): number =>
    origin + scale.at(Math.min(scale.domain[1], Math.max(scale.domain[0], value)));
  const points = placed(course);
  const unit =
    differenceOf(course) === 'relative'
      ? 'percent of the control’s mean'
      : course.kind === 'proportion'
        ? 'points'
        : 'in units of the metric';
  return [
    heading,
    label(WIDTH - LEFT, top + 20, unit, { size: 12, anchor: 'end', fill: COLOURS.faint }),
    ...scale.ticks.flatMap((tick) => [
      line([PLOT[0], clamp(tick)], [PLOT[1], clamp(tick)]),
      label(PLOT[0] - 8, clamp(tick) + 4, tickText(tick, scale.ticks), {
        size: 12,
        anchor: 'end',
        fill: COLOURS.faint,
      }),
    ]),
    band(points, x, clamp),
    line([PLOT[0], clamp(0)], [PLOT[1], clamp(0)], { stroke: COLOURS.ink, 'stroke-width': 1.5 }),
    element('polyline', {
      points: points
        .map(({ place, effect }) => `${x(place).toFixed(1)},${clamp(effect).toFixed(1)}`)
        .join(' '),
      fill: 'none',
      stroke: COLOURS.good,
      'stroke-width': 2,
    }),
    ...points.map((point) => pointWithArrows(point, x(point.place), clamp, scale, course)),
    ...axisLabels(course.points, x, origin + PLOT_HEIGHT + 20),
  ].join('\n');
}

function band(points: readonly Placed[], x: (place: number) => number, y: (value: number) => number): string {
  // A band of one point has no width of its own: a stub shows it.
  const [only] = points;
  if (points.length === 1 && only !== undefined)
    return element('rect', {
      x: x(only.place) - 14,
      y: y(only.high),
      width: 28,
      height: y(only.low) - y(only.high),
      fill: COLOURS.band,
      'fill-opacity': 0.5,
    });
  const upper = points.map(({ place, high }) => `${x(place).toFixed(1)},${y(high).toFixed(1)}`);
  const lower = points.map(({ place, low }) => `${x(place).toFixed(1)},${y(low).toFixed(1)}`).reverse();
  return element('polygon', {
    points: [...upper, ...lower].join(' '),
    fill: COLOURS.band,
    'fill-opacity': 0.5,
  });
}

function pointWithArrows(
  { effect, low, high, compared }: Placed,
  x: number,
  y: (value: number) => number,
  { domain }: Scale,
  { direction }: Course,
): string {
  const { colour, shape } = looksOf(compared.ci, direction);
  const isOn = effect >= domain[0] && effect <= domain[1];
  return [
    high > domain[1] ? arrowhead([x, y(domain[1])], 'up', COLOURS.open) : '',
    low < domain[0] ? arrowhead([x, y(domain[0])], 'down', COLOURS.open) : '',
    isOn ? marker(x, y(effect), colour, shape) : '',
  ].join('');
}

/** The first and the last are named, and as many between as have room. */
function axisLabels(points: readonly Point[], x: (place: number) => number, y: number): readonly string[] {
  const every = Math.max(1, Math.ceil((points.length - 1) / (MOST_LABELS - 1)));
  return points.flatMap((point, place) => {
    const isLast = place === points.length - 1;
    const isNamed = place % every === 0 && (isLast || points.length - 1 - place >= every);
    return isNamed || isLast
      ? [label(x(place), y, point.x, { size: 12, anchor: 'middle', fill: COLOURS.faint })]
      : [];
  });
}
