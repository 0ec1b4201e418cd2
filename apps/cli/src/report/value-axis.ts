import { type Scale, tickText } from './scale.js';
import { COLOURS, label, line } from './svg.js';

/** Grid lines of a plot from its left to its right edge, each with its value before it. */
export const valueAxis = (
  { ticks }: Scale,
  [left, right]: readonly [number, number],
  y: (value: number) => number,
): readonly string[] =>
  ticks.flatMap((tick) => [
    line([left, y(tick)], [right, y(tick)]),
    label(left - 8, y(tick) + 4, tickText(tick, ticks), { size: 12, anchor: 'end', fill: COLOURS.faint }),
  ]);
