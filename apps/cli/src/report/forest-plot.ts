import type { ExperimentResults } from '#analysis';
import { isNobodyMature, NOBODY_MATURE } from './fault-text.js';
import { levelText } from './figures-text.js';
import { forestLegend, LEGEND } from './forest-legend.js';
import { type ForestRow, rowsOfGuardrail, rowsOfMetric } from './forest-rows.js';
import { intervalRow } from './interval-row.js';
import { pictureHead } from './picture-head.js';
import type { ReportExtras } from './report-extras.js';
import { reachOf, type Scale, scaleOf, tickText } from './scale.js';
import { COLOURS, label, line, picture } from './svg.js';

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
  /** A line across the first rows, those of the primary metric: nobody said what is worth a change of others. */
  readonly worth?: { readonly at: number; readonly rows: number };
  /** Said instead of all rows. */
  readonly instead?: string;
}

/** Every metric and guardrail of every arm: how far from the control it is, and how surely. */
export function forestPlot(
  results: ExperimentResults,
  extras: Pick<ReportExtras, 'worthwhile' | 'doubts'> = {},
): string {
  const { worthwhile = 0, doubts } = extras;
  const title = `${results.experiment}: effects`;
  const head = pictureHead(results, title, WIDTH, doubts);
  const all = panelsOf(results, extras, head.isTrusted);
  const panels = all.map((panel) => ({ ...panel, rows: panel.rows.slice(0, MOST_ROWS) }));
  const left = all.reduce((sum, { rows }) => sum + Math.max(0, rows.length - MOST_ROWS), 0);
  const children = [...head.children];
  let y = head.height;
  for (const panel of panels) {
    children.push(panelOf(panel, y));
    y += heightOf(panel);
  }
  if (left > 0) {
    children.push(label(LEFT, y + 10, `${left} more rows are in the tables`, { fill: COLOURS.faint }));
    y += 22;
  }
  children.push(
    forestLegend(y + 12, {
      isTrusted: head.isTrusted,
      hasMargins: panels.some(({ rows }) => rows.some(({ margin }) => margin !== undefined)),
      ...(worthwhile !== 0 && {
        worth: `worth a change of ${results.primary.key}: ${worthwhile} %`,
      }),
    }),
  );
  return picture(
    {
      width: WIDTH,
      height: y + LEGEND,
      title,
      description: [head.description, ...panels.flatMap(describe)].join('. '),
    },
    children,
  );
}

const describe = ({ title, rows, instead }: Panel): readonly string[] =>
  instead === undefined
    ? rows.map(
        ({ name, arm, figures, because }) =>
          `${name}, ${arm}: ${[figures[0], because ?? figures[1]].join(', ')}`,
      )
    : [`${title}: ${instead}`];

function panelsOf(
  results: ExperimentResults,
  { worthwhile = 0 }: Pick<ReportExtras, 'worthwhile'>,
  isTrusted: boolean,
): readonly Panel[] {
  const { primary, secondary, guardrails, alpha } = results;
  const effects = [primary, ...secondary].flatMap((metric) => rowsOfMetric(results, metric, isTrusted));
  const isNothing = isNobodyMature(results) && effects.every(({ drawn }) => drawn === undefined);
  const absolute = effects.some(({ isAbsolute, drawn }) => isAbsolute === true && drawn !== undefined)
    ? ' (as it was seen, where figures are absolute)'
    : '';
  const panels: readonly Panel[] = [
    {
      title: 'Effects on metrics',
      axis: `percent of the control’s mean${absolute}; intervals at ${levelText(alpha)} for all arms together`,
      rows: isNothing ? [] : effects,
      ...(isNothing && { instead: NOBODY_MATURE }),
      ...(worthwhile !== 0 && {
        worth: {
          at: primary.direction === 'lower' ? -worthwhile : worthwhile,
          rows: Math.min(MOST_ROWS, primary.variants.length),
        },
      }),
    },
    {
      title: 'Guardrails: how much worse than the control',
      axis: 'above 0 is worse, in the unit of each row; right of the mark is worse than is put up with',
      rows: guardrails.flatMap((guardrail) => rowsOfGuardrail(guardrail, isTrusted)),
    },
  ];
  return panels.filter(({ rows, instead }) => rows.length > 0 || instead !== undefined);
}

const heightOf = ({ rows, instead }: Panel): number => (instead === undefined ? 92 + rows.length * ROW : 76);

function panelOf({ title, axis, rows, worth, instead }: Panel, top: number): string {
  const heading = label(LEFT, top + 22, title, { size: 15, weight: 'bold' });
  if (instead !== undefined) return heading + label(LEFT, top + 48, instead, { fill: COLOURS.faint });
  const drawn = rows.flatMap((row) => (row.drawn === undefined ? [] : [row.drawn]));
  const marks = rows.flatMap(({ margin }) => (margin === undefined ? [] : [margin]));
  const bounds = drawn.flatMap(({ low, high }) => [low ?? NaN, high ?? NaN]);
  const reach = Math.max(
    reachOf([...bounds, ...drawn.map(({ effect }) => effect)]),
    ...marks.map((mark) => Math.abs(mark) * 1.1),
  );
  const scale = scaleOf(
    [...bounds, ...drawn.map(({ effect }) => effect), ...marks, worth?.at ?? 0].filter(
      (value) => Math.abs(value) <= reach,
    ),
    PLOT,
    7,
  );
  const [first, last] = [top + 34, top + 34 + rows.length * ROW];
  return [
    heading,
    ...grid(scale, first, last, axis),
    ...(worth === undefined || Math.abs(worth.at) > reach
      ? []
      : [worthLine(scale.at(worth.at), first, first + worth.rows * ROW)]),
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

const worthLine = (x: number, top: number, bottom: number): string =>
  line([x, top], [x, bottom], { stroke: COLOURS.mark, 'stroke-width': 2, 'stroke-dasharray': '6 4' });

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
