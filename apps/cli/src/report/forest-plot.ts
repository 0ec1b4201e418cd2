import type { ExperimentResults, GuardrailResults, MetricResults } from '#analysis';
import { effectText, intervalText, numberText } from './figures-text.js';
import { type Drawn, intervalRow } from './interval-row.js';
import { reachOf, type Scale, scaleOf, tickText } from './scale.js';
import { COLOURS, element, label, line, picture } from './svg.js';

const WIDTH = 900;
const ROW = 40;
const LEFT = 24;
const PLOT = [296, 640] as const;
const RIGHT = 660;
/** More rows are no picture any more: the tables have them all. */
const MOST_ROWS = 60;

interface Row {
  readonly name: string;
  readonly arm: string;
  /** What stands at its right side, the longer one below. */
  readonly figures: readonly [string, string];
  /** Absent: there is nothing to draw, and the figures say why. */
  readonly drawn?: Drawn;
  /** A line across this row alone: how much worse a guardrail puts up with. */
  readonly margin?: number;
}

interface Panel {
  readonly title: string;
  readonly axis: string;
  readonly rows: readonly Row[];
  readonly worthwhile?: number;
}

/** Every metric and guardrail of every arm: how far from the control it is, and how surely. */
export function forestPlot(
  results: ExperimentResults,
  { worthwhile = 0 }: { readonly worthwhile?: number } = {},
): string {
  const { experiment, primary, secondary, guardrails } = results;
  const effects = [primary, ...secondary].flatMap(rowsOfMetric);
  const harms = guardrails.flatMap(rowsOfGuardrail);
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
  const children = [
    label(LEFT, 36, `${experiment}: effects`, { size: 19, weight: 'bold', room: WIDTH - 2 * LEFT }),
  ];
  let y = 52;
  for (const panel of panels) {
    children.push(panelOf(panel, y));
    y += heightOf(panel);
  }
  if (left > 0)
    children.push(label(LEFT, y + 10, `${left} more rows are in the tables`, { fill: COLOURS.faint }));
  children.push(legend(y + (left > 0 ? 34 : 12)));
  return picture(
    {
      width: WIDTH,
      height: y + (left > 0 ? 56 : 34),
      title: `${experiment}: effects`,
      description: panels
        .flatMap(({ rows }) => rows.map(({ name, arm, figures }) => `${name}, ${arm}: ${figures.join(', ')}`))
        .join('. '),
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

function rowOf({ name, arm, figures, drawn, margin }: Row, top: number, scale: Scale): string {
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

function legend(y: number): string {
  const entries = [
    ['better, or passes', COLOURS.good, 'full'],
    ['not sure', COLOURS.open, 'hollow'],
    ['worse, or fails', COLOURS.bad, 'diamond'],
  ] as const;
  return element(
    'g',
    {},
    ...entries.map(([text, colour, shape], index) => {
      const x = LEFT + 40 + index * 170;
      const scale = scaleOf([-1, 1], [x - 30, x + 10]);
      return (
        intervalRow({ effect: 0, low: -0.8, high: 0.8, colour, shape }, y, scale) +
        label(x + 18, y + 4, text, { size: 12, fill: COLOURS.faint })
      );
    }),
    line([LEFT + 530, y - 9], [LEFT + 530, y + 9], { stroke: COLOURS.mark, 'stroke-width': 3 }),
    label(LEFT + 540, y + 4, 'as much worse as is put up with', { size: 12, fill: COLOURS.faint }),
  );
}

function rowsOfMetric({ key, direction, kind, variants }: MetricResults): readonly Row[] {
  return variants.map(({ variant, compared, fault }): Row => {
    const named = { name: key, arm: variant };
    if (compared === undefined) return { ...named, figures: ['not compared', fault?.message ?? ''] };
    const figures = [effectText(compared, kind), intervalText(compared, kind)] as const;
    // Units of another metric are no percents: its figures stand beside the picture, and not in it.
    if (compared.difference === 'absolute')
      return { ...named, figures: [figures[0], `${figures[1]}, no percent`] };
    const { effect, ci } = compared;
    const [low, high] = ci.map((bound) => (bound === null ? null : bound * 100));
    return {
      ...named,
      figures,
      drawn: { effect: effect * 100, low: low ?? null, high: high ?? null, ...looksOf(ci, direction) },
    };
  });
}

/** How an interval looks that is on one side of 0, or on both. */
export function looksOf(
  [low, high]: readonly [number | null, number | null],
  direction: 'higher' | 'lower',
): Pick<Drawn, 'colour' | 'shape'> {
  const [isMore, isLess] = [low !== null && low > 0, high !== null && high < 0];
  if (!isMore && !isLess) return { colour: COLOURS.open, shape: 'hollow' };
  return isMore === (direction === 'higher')
    ? { colour: COLOURS.good, shape: 'full' }
    : { colour: COLOURS.bad, shape: 'diamond' };
}

const GUARDED = {
  pass: { colour: COLOURS.good, shape: 'full' },
  fail: { colour: COLOURS.bad, shape: 'diamond' },
  inconclusive: { colour: COLOURS.open, shape: 'hollow' },
  error: { colour: COLOURS.open, shape: 'hollow' },
} as const;

function rowsOfGuardrail({ metric, variants }: GuardrailResults): readonly Row[] {
  return variants.map(({ variant, margin, verdict, reason, harm }): Row => {
    const named = { name: metric, arm: variant };
    if (harm === undefined) return { ...named, figures: [verdict, reason] };
    const { estimate, atLeast, atMost } = harm;
    return {
      ...named,
      figures: [verdict, `${numberText(estimate)} worse (${numberText(atLeast)} to ${numberText(atMost)})`],
      drawn: { effect: estimate, low: atLeast, high: atMost, ...GUARDED[verdict] },
      ...(margin !== undefined && { margin }),
    };
  });
}
