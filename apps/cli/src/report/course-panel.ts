import { axisOf, type Course, differenceOf, type PlacedPoint, placed, type Point } from './course.js';
import { effectText } from './figures-text.js';
import { inCurrency } from './amounts.js';
import { marker } from './interval-row.js';
import { type Looks, looksOf, OPEN } from './looks.js';
import type { Scale } from './scale.js';
import { arrowhead, COLOURS, element, label, line } from './svg.js';
import { valueAxis } from './value-axis.js';

export const PANEL = 260;
export const PLOT_HEIGHT = 170;
const LEFT = 24;
const RIGHT = 876;
const PLOT = [96, 770] as const;
/** The first and the last point stand off the edges. */
const INSET = 40;
/** Pixels between two dates that do not touch. */
const LABEL_ROOM = 84;

type Place = (at: number) => number;

/** One effect as it went: a line of one colour, which is what its last point says. */
export function coursePanel(
  course: Course,
  top: number,
  scale: Scale | undefined,
  isTrusted: boolean,
): string {
  const heading = label(LEFT, top + 20, course.title, { size: 14, weight: 'bold', room: RIGHT - LEFT - 330 });
  const points = placed(course);
  const last = points.at(-1);
  if (scale === undefined || last === undefined)
    return heading + label(PLOT[0], top + 80, 'not compared', { fill: COLOURS.faint });
  const origin = top + 34;
  const x = placeOf(course.points);
  const y: Place = (value) => origin + scale.at(Math.min(scale.domain[1], Math.max(scale.domain[0], value)));
  const looks = looksOf(last.compared.ci, course.direction, isTrusted);
  return [
    heading,
    label(RIGHT, top + 20, axisOf(course), { size: 12, anchor: 'end', fill: COLOURS.faint }),
    ...valueAxis(scale, PLOT, y),
    band(points, x, y, looks.colour),
    line([PLOT[0], y(0)], [PLOT[1], y(0)], { stroke: COLOURS.ink, 'stroke-width': 1.5 }),
    element('polyline', {
      points: points.map(({ at, effect }) => `${x(at).toFixed(1)},${y(effect).toFixed(1)}`).join(' '),
      fill: 'none',
      stroke: looks.colour,
      'stroke-width': 2,
    }),
    ...points.map((point) => pointWithArrows(point, x(point.at), y, scale, looks)),
    label(x(last.at) + 20, y(last.effect) + 4, valueText(last, course), { weight: 'bold', room: 110 }),
    ...course.points.map(({ at }) =>
      line([x(at), origin + PLOT_HEIGHT], [x(at), origin + PLOT_HEIGHT + 5], { stroke: COLOURS.faint }),
    ),
    ...axisLabels(course.points, x, origin + PLOT_HEIGHT + 22),
  ].join('\n');
}

const valueText = ({ compared }: PlacedPoint, course: Course): string =>
  effectText(compared, course.kind) +
  (differenceOf(course) === 'absolute' && course.kind !== 'proportion' ? inCurrency(course.currency) : '');

/** As far apart as they are: a month without a look is wider than a day. */
function placeOf(points: readonly Point[]): Place {
  const places = points.map(({ at }) => at);
  const [first, last] = [Math.min(...places), Math.max(...places)];
  const [from, to] = [PLOT[0] + INSET, PLOT[1] - INSET];
  return (at) => (last === first ? (from + to) / 2 : from + ((at - first) / (last - first)) * (to - from));
}

function band(points: readonly PlacedPoint[], x: Place, y: Place, fill: string): string {
  // A band of one point has no width of its own: a stub shows it.
  const [only] = points;
  if (points.length === 1 && only !== undefined)
    return element('rect', {
      x: x(only.at) - 14,
      y: y(only.high),
      width: 28,
      height: y(only.low) - y(only.high),
      fill,
      'fill-opacity': 0.2,
    });
  const upper = points.map(({ at, high }) => `${x(at).toFixed(1)},${y(high).toFixed(1)}`);
  const lower = points.map(({ at, low }) => `${x(at).toFixed(1)},${y(low).toFixed(1)}`).reverse();
  return element('polygon', { points: [...upper, ...lower].join(' '), fill, 'fill-opacity': 0.2 });
}

function pointWithArrows(
  { effect, low, high, compared: { ci } }: PlacedPoint,
  x: number,
  y: Place,
  { domain }: Scale,
  { colour, shape }: Looks,
): string {
  const isOn = effect >= domain[0] && effect <= domain[1];
  const isSure = (ci[0] !== null && ci[0] > 0) || (ci[1] !== null && ci[1] < 0);
  const sure = shape === OPEN.shape ? 'full' : shape;
  return [
    high > domain[1] ? arrowhead([x, y(domain[1])], 'up', COLOURS.open) : '',
    low < domain[0] ? arrowhead([x, y(domain[0])], 'down', COLOURS.open) : '',
    isOn ? marker(x, y(effect), colour, isSure ? sure : 'hollow') : '',
  ].join('');
}

/** The first and the last are named, and as many between as have room. */
function axisLabels(points: readonly Point[], x: Place, y: number): readonly string[] {
  const last = points.at(-1);
  if (last === undefined) return [];
  let taken = -Infinity;
  const named = points.slice(0, -1).filter(({ at }) => {
    const hasRoom = x(at) - taken >= LABEL_ROOM && x(last.at) - x(at) >= LABEL_ROOM;
    if (hasRoom) taken = x(at);
    return hasRoom;
  });
  return [...named, last].map(({ at, name }) =>
    label(x(at), y, name, { size: 12, anchor: 'middle', fill: COLOURS.faint }),
  );
}
