import { arrowhead, COLOURS, element, line } from './svg.js';
import type { Scale } from './scale.js';

export interface Drawn {
  readonly effect: number;
  /** null: unbounded. */
  readonly low: number | null;
  readonly high: number | null;
  readonly colour: string;
  /** Beside the colour, since not everybody tells colours apart. */
  readonly shape: 'full' | 'hollow' | 'diamond';
}

/** An effect with its interval on a line; what goes on beyond the scale ends in an arrow. */
export function intervalRow(
  { effect, low, high, colour, shape }: Drawn,
  y: number,
  { at, range, domain }: Scale,
): string {
  const [from, to] = range;
  const isLeftOpen = low === null || low < domain[0];
  const isRightOpen = high === null || high > domain[1];
  const left = isLeftOpen ? from : at(Math.min(low, domain[1]));
  const right = isRightOpen ? to : at(Math.max(high, domain[0]));
  const end = (x: number): string => line([x, y - 5], [x, y + 5], { stroke: colour, 'stroke-width': 2 });
  return [
    line([left, y], [right, y], { stroke: colour, 'stroke-width': 2.5 }),
    isLeftOpen ? arrowhead([from, y], 'left', colour) : end(left),
    isRightOpen ? arrowhead([to, y], 'right', colour) : end(right),
    // An effect beyond the scale is where the arrow points, and has no mark of its own.
    ...(effect < domain[0] || effect > domain[1] ? [] : [marker(at(effect), y, colour, shape)]),
  ].join('');
}

export function marker(x: number, y: number, colour: string, shape: Drawn['shape']): string {
  if (shape === 'diamond') {
    const points = [x, y - 7, x + 7, y, x, y + 7, x - 7, y].map((value) => value.toFixed(2)).join(' ');
    return element('polygon', { points, fill: colour });
  }
  return element('circle', {
    cx: x,
    cy: y,
    r: 5.5,
    stroke: colour,
    'stroke-width': 2,
    fill: shape === 'full' ? colour : COLOURS.paper,
  });
}
