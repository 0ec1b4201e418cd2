import type { ExperimentResults } from '#analysis';
import { type ForestRow, rowsOfGuardrail, rowsOfMetric } from './forest-rows.js';
import { intervalRow } from './interval-row.js';
import { BAD, GOOD, OPEN } from './looks.js';
import type { ReportExtras } from './report-extras.js';
import { reachOf, type Scale, scaleOf, tickText } from './scale.js';
import { pictureHead } from './picture-head.js';
import { COLOURS, element, label, line, picture } from './svg.js';

const WIDTH = 900;
const ROW = 40;
const LEFT = 24;
const PLOT = [296, 640] as const;
const RIGHT = 660;
/** More rows are no picture any more: the tables have them all. */
const MOST_ROWS = 60;

interface Panel {
  readonly title: string;
  readonly axis: string;
  readonly rows: readonly ForestRow[];
  readonly worthwhile?: number;
}

/** Every metric and guardrail of every arm: how far from the control it is, and how surely. */
export function forestPlot(
  results: ExperimentResults,
  { worthwhile = 0, doubts }: Pick<ReportExtras, 'worthwhile' | 'doubts'> = {},
): string {
  const { experiment, primary, secondary, guardrails } = results;
  const head = pictureHead(results, `${experiment}: effects`, WIDTH, doubts);
  const { isTrusted } = head;
  const effects = [primary, ...secondary].flatMap((metric) => rowsOfMetric(metric, isTrusted));
  const harms = guardrails.flatMap((guardrail) => rowsOfGuardrail(guardrail, isTrusted));
  const all: readonly Panel[] = [
    {
      title: 'Effects on metrics',
      axis: 'percent of the control’s mean',
      rows: effects.slice(0, MOST_ROWS),
      ...(worthwhile !== 0 && { worthwhile: primary.direction === 'lower' ? -worthwhile : worthwhile }),
    },
    {
      title: 'Guardrails: how much worse than the control',
      axis: 'points of a share, else percent of the control’s mean; right of the mark is worse than put up with',
      rows: harms.slice(0, MOST_ROWS),
    },
  ];
  const panels = all.filter(({ rows }) => rows.length > 0);
  const left = effects.length + harms.length - panels.reduce((sum, { rows }) => sum + rows.length, 0);
  const children = [...head.children];
  let y = head.height;
  for (const panel of panels) {
    children.push(panelOf(panel, y));
    y += heightOf(panel);
  }
  if (left > 0)
    children.push(label(LEFT, y + 10, `${left} more rows are in the tables`, { fill: COLOURS.faint }));
  children.push(legend(y + (left > 0 ? 34 : 12), isTrusted));
  return picture(
    {
      width: WIDTH,
      height: y + (left > 0 ? 56 : 34),
      title: `${experiment}: effects`,
      description: [
        head.description,
        ...panels.flatMap(({ rows }) =>
          rows.map(({ name, arm, figures }) => `${name}, ${arm}: ${figures.join(', ')}`),
        ),
      ].join('. '),
    },
    children,
  );
}

const heightOf = ({ rows }: Panel): number => 34 + rows.length * ROW + 58;

function panelOf({ title, axis, rows, worthwhile }: Panel, top: number): string {
  const drawn = rows.flatMap((row) => (row.drawn === undefined ? [] : [row.drawn]));
  const marks = rows.flatMap(({ margin }) => (margin === undefined ? [] : [margin]));
  const bounds = drawn.flatMap(({ low, high }) => [low ?? NaN, high ?? NaN]);
  const reach = Math.max(
    reachOf([...bounds, ...drawn.map(({ effect }) => effect)]),
    ...marks.map((mark) => Math.abs(mark) * 1.1),
  );
  const scale = scaleOf(
    [...bounds, ...drawn.map(({ effect }) => effect), ...marks, worthwhile ?? 0].filter(
      (value) => Math.abs(value) <= reach,
    ),
    PLOT,
    7,
  );
  const [first, last] = [top + 34, top + 34 + rows.length * ROW];
  return [
    label(LEFT, top + 22, title, { size: 15, weight: 'bold' }),
    ...grid(scale, first, last, axis),
    ...(worthwhile === undefined || Math.abs(worthwhile) > reach
      ? []
      : [worth(scale.at(worthwhile), first, last)]),
    ...rows.map((row, index) => rowOf(row, first + index * ROW, scale)),
  ].join('\n');
}

function grid({ ticks, at }: Scale, top: number, bottom: number, axis: string): readonly string[] {
  return [
    ...ticks.flatMap((tick) => [
      line([at(tick), top], [at(tick), bottom]),
      label(at(tick), bottom + 18, tickText(tick, ticks), {
        size: 12,
        anchor: 'middle',
        fill: COLOURS.faint,
      }),
    ]),
    line([at(0), top - 4], [at(0), bottom + 4], { stroke: COLOURS.ink, 'stroke-width': 1.5 }),
    label((PLOT[0] + PLOT[1]) / 2, bottom + 36, axis, { size: 12, anchor: 'middle', fill: COLOURS.faint }),
  ];
}

const worth = (x: number, top: number, bottom: number): string =>
  line([x, top - 4], [x, bottom], { stroke: COLOURS.mark, 'stroke-width': 2, 'stroke-dasharray': '6 4' }) +
  label(x, top - 8, 'worth a change', { size: 11, anchor: 'middle', fill: COLOURS.mark });

function rowOf({ name, arm, figures, drawn, margin }: ForestRow, top: number, scale: Scale): string {
  const y = top + ROW / 2;
  const [effect, interval] = figures;
  return [
    label(LEFT, y - 2, name, { room: PLOT[0] - LEFT - 16 }),
    label(LEFT, y + 13, arm, { size: 11, fill: COLOURS.faint, room: PLOT[0] - LEFT - 16 }),
    ...(drawn === undefined ? [] : [intervalRow(drawn, y, scale)]),
    ...(margin === undefined || drawn === undefined
      ? []
      : [
          line([scale.at(margin), top + 5], [scale.at(margin), top + ROW - 5], {
            stroke: COLOURS.mark,
            'stroke-width': 3,
          }),
        ]),
    label(RIGHT, y - 2, effect, { room: WIDTH - RIGHT - 12 }),
    label(RIGHT, y + 13, interval, { size: 11, fill: COLOURS.faint, room: WIDTH - RIGHT - 12 }),
  ].join('');
}

function legend(y: number, isTrusted: boolean): string {
  const entries = isTrusted
    ? ([
        ['better, or passes', GOOD],
        ['not sure', OPEN],
        ['worse, or fails', BAD],
      ] as const)
    : ([['not to be trusted, whatever it says', OPEN]] as const);
  return element(
    'g',
    {},
    ...entries.map(([text, looks], index) => {
      const x = LEFT + 40 + index * 170;
      const scale = scaleOf([-1, 1], [x - 30, x + 10]);
      return (
        intervalRow({ effect: 0, low: -0.8, high: 0.8, ...looks }, y, scale) +
        label(x + 18, y + 4, text, { size: 12, fill: COLOURS.faint })
      );
    }),
    line([LEFT + 530, y - 9], [LEFT + 530, y + 9], { stroke: COLOURS.mark, 'stroke-width': 3 }),
    label(LEFT + 540, y + 4, 'as much worse as is put up with', { size: 12, fill: COLOURS.faint }),
  );
}
