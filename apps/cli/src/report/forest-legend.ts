import { intervalRow } from './interval-row.js';
import { BAD, GOOD, OPEN } from './looks.js';
import { scaleOf } from './scale.js';
import { COLOURS, element, label, line } from './svg.js';

const LEFT = 24;
/** Its height with the space below it. */
export const LEGEND = 60;

export interface ForestLegend {
  readonly isTrusted: boolean;
  /** Whether any guardrail has a mark. */
  readonly hasMargins: boolean;
  /** What the line across the primary metric's rows is; absent: there is none. */
  readonly worth?: string;
}

/** What the looks of a row mean, and below it what the lines across rows do. */
export function forestLegend(y: number, { isTrusted, hasMargins, worth }: ForestLegend): string {
  const entries = isTrusted
    ? ([
        ['better, or passes', GOOD],
        ['not sure', OPEN],
        ['worse, or fails', BAD],
      ] as const)
    : ([['not to be trusted, whatever it says', OPEN]] as const);
  const lines = y + 24;
  return element(
    'g',
    {},
    ...entries.map(([text, looks], index) => {
      const x = LEFT + 40 + index * 190;
      const scale = scaleOf([-1, 1], [x - 30, x + 10]);
      return (
        intervalRow({ effect: 0, low: -0.8, high: 0.8, ...looks }, y, scale) +
        label(x + 18, y + 4, text, { size: 12, fill: COLOURS.faint })
      );
    }),
    ...(hasMargins
      ? [
          line([LEFT + 30, lines - 9], [LEFT + 30, lines + 9], { stroke: COLOURS.mark, 'stroke-width': 3 }),
          label(LEFT + 58, lines + 4, 'as much worse as is put up with', { size: 12, fill: COLOURS.faint }),
        ]
      : []),
    ...(worth === undefined
      ? []
      : [
          line([LEFT + 290, lines - 9], [LEFT + 290, lines + 9], {
            stroke: COLOURS.mark,
            'stroke-width': 2,
            'stroke-dasharray': '6 4',
          }),
          label(LEFT + 302, lines + 4, worth, { size: 12, fill: COLOURS.faint, room: 540 }),
        ]),
  );
}
