import type { BillResults, ExperimentResults, PartFigures } from '#analysis';
import { isNobodyMature, NOBODY_MATURE } from './fault-text.js';
import { billText, type Money, moneyOf } from './money-text.js';
import { pictureHead } from './picture-head.js';
import type { ReportExtras } from './report-extras.js';
import { scaleOf } from './scale.js';
import { arrowhead, COLOURS, element, label, line, picture, wrapped } from './svg.js';
import { valueAxis } from './value-axis.js';

const WIDTH = 900;
const PANEL = 350;
const PLOT_HEIGHT = 210;
const LEFT = 24;
const PLOT = [96, 870] as const;
const BAR = 96;
/** More arms than these are told by the table alone. */
const MOST_PANELS = 10;

interface Bar {
  readonly name: string;
  readonly figures: readonly [string, string?];
  readonly from: number;
  readonly to: number;
  readonly colour: string;
  /** Where its end may be instead; null: unbounded. */
  readonly ends?: readonly [number | null, number | null];
}

/** From the control's bill to the arm's: what the price does by itself, and what people do about it. */
export function waterfall(results: ExperimentResults, { doubts }: Pick<ReportExtras, 'doubts'> = {}): string {
  const { experiment, bills } = results;
  const isNothing = isNobodyMature(results) && bills.every(({ split }) => split === undefined);
  const drawn = isNothing ? [] : bills.slice(0, MOST_PANELS);
  const more = isNothing ? 0 : bills.length - drawn.length;
  const title = `${experiment}: price and behaviour`;
  const money = moneyOf(bills);
  const nothing = isNothing && bills.length > 0 ? NOBODY_MATURE : 'no bills are compared';
  const head = pictureHead(results, title, WIDTH, doubts);
  const top = head.height;
  return picture(
    {
      width: WIDTH,
      height: top + Math.max(0.4, drawn.length) * PANEL + (more > 0 ? 24 : 0),
      title,
      description: [
        head.description,
        ...(drawn.length === 0 ? [nothing] : []),
        ...drawn.map((each) => describe(each, money)),
      ].join('. '),
    },
    [
      ...head.children,
      ...(drawn.length === 0 ? [label(LEFT, top + 40, nothing, { fill: COLOURS.faint })] : []),
      ...drawn.map((each, index) =>
        panelOf(each, top + index * PANEL, {
          money,
          isTrusted: head.isTrusted,
          says: billText(results),
        }),
      ),
      ...(more > 0
        ? [
            label(LEFT, top + drawn.length * PANEL + 12, `${more} more arms are in the table`, {
              fill: COLOURS.faint,
            }),
          ]
        : []),
    ],
  );
}

const describe = ({ variant, split, fault, means }: BillResults, money: Money): string =>
  split === undefined
    ? `${variant}: ${fault?.message ?? 'not told apart'}`
    : `${variant}: the control’s bill ${money.text(numberOf(means.controlOld))}, price ${money.signed(split.price.effect)}, behaviour ${money.signed(split.behaviour.effect)}, the arm’s bill ${money.text(numberOf(means.treatmentNew))}`;

const numberOf = (mean: string | null): number | null => (mean === null ? null : Number(mean));

interface Telling {
  readonly money: Money;
  readonly isTrusted: boolean;
  /** What the bars are of. */
  readonly says: string;
}

function panelOf(results: BillResults, top: number, telling: Telling): string {
  const { variant, split, fault } = results;
  const heading = label(LEFT, top + 20, variant, { size: 15, weight: 'bold', room: WIDTH / 2 });
  const bars = barsOf(results, telling);
  if (split === undefined || bars.length === 0)
    return (
      heading +
      wrapped(fault?.message ?? 'not told apart', 110)
        .map((text, index) => label(LEFT, top + 48 + index * 20, text, { fill: COLOURS.faint }))
        .join('')
    );
  const note = split.isPriceAmbiguous
    ? 'The two orders disagree about which way the price goes: read the whole difference alone.'
    : `${telling.says}. The whiskers are of each part alone and do not add.`;
  const reach = bars.flatMap(({ from, to, ends }) => [from, to, ...(ends ?? []).map((end) => end ?? NaN)]);
  const scale = scaleOf(reach, [PLOT_HEIGHT, 0], 5);
  const origin = top + 62;
  const y = (value: number): number =>
    origin + scale.at(Math.min(scale.domain[1], Math.max(scale.domain[0], value)));
  const centre = (index: number): number => PLOT[0] + ((index + 0.5) / bars.length) * (PLOT[1] - PLOT[0]);
  return [
    heading,
    label(LEFT, top + 40, note, {
      size: 12,
      fill: split.isPriceAmbiguous ? COLOURS.bad : COLOURS.faint,
      ...(split.isPriceAmbiguous && { weight: 'bold' as const }),
    }),
    ...valueAxis(scale, PLOT, y),
    line([PLOT[0], y(0)], [PLOT[1], y(0)], { stroke: COLOURS.ink, 'stroke-width': 1.5 }),
    ...bars.map((bar, index) => barOf(bar, centre(index), y, scale.domain)),
    // Where one bar ends the next one begins.
    ...bars.slice(0, -1).map(({ to }, index) =>
      line([centre(index) + BAR / 2, y(to)], [centre(index + 1) - BAR / 2, y(to)], {
        stroke: COLOURS.open,
        'stroke-dasharray': '3 3',
      }),
    ),
    ...bars.flatMap(({ name, figures: [figure, interval] }, index) => [
      label(centre(index), origin + PLOT_HEIGHT + 22, name, { anchor: 'middle', room: 190 }),
      label(centre(index), origin + PLOT_HEIGHT + 40, figure, {
        anchor: 'middle',
        weight: 'bold',
        room: 190,
      }),
      ...(interval === undefined
        ? []
        : [
            label(centre(index), origin + PLOT_HEIGHT + 56, interval, {
              size: 11,
              anchor: 'middle',
              fill: COLOURS.faint,
              room: 190,
            }),
          ]),
    ]),
  ].join('\n');
}

function barsOf({ split, means }: BillResults, { money, isTrusted }: Telling): readonly Bar[] {
  if (split === undefined || means.controlOld === null || means.treatmentNew === null) return [];
  const before = Number(means.controlOld);
  const middle = before + split.price.effect;
  const after = Number(means.treatmentNew);
  const part = (name: string, { effect, ci }: PartFigures, from: number, to: number): Bar => ({
    name,
    figures: ci === undefined ? [money.signed(effect)] : [money.signed(effect), money.bounds(ci)],
    from,
    to,
    colour: isTrusted ? (effect < 0 ? COLOURS.bad : COLOURS.good) : COLOURS.open,
    ...(ci !== undefined && { ends: [ends(ci[0], from), ends(ci[1], from)] as const }),
  });
  return [
    {
      name: 'control’s bill',
      figures: [money.text(numberOf(means.controlOld))],
      from: 0,
      to: before,
      colour: COLOURS.open,
    },
    part('price', split.price, before, middle),
    part('behaviour', split.behaviour, middle, after),
    {
      name: 'arm’s bill',
      figures: [money.text(numberOf(means.treatmentNew))],
      from: 0,
      to: after,
      colour: COLOURS.ink,
    },
  ];
}

const ends = (bound: number | null, from: number): number | null => (bound === null ? null : from + bound);

function barOf(
  { from, to, colour, ends: whisker }: Bar,
  x: number,
  y: (value: number) => number,
  domain: readonly [number, number],
): string {
  const [high, low] = [Math.min(y(from), y(to)), Math.max(y(from), y(to))];
  const bar = element('rect', {
    x: x - BAR / 2,
    y: high,
    width: BAR,
    height: Math.max(1.5, low - high),
    fill: colour,
    'fill-opacity': 0.82,
  });
  if (whisker === undefined) return bar;
  const [least, most] = whisker;
  const [bottom, peak] = [y(least ?? domain[0]), y(most ?? domain[1])];
  const cap = (at: number): string =>
    line([x - 12, at], [x + 12, at], { stroke: COLOURS.ink, 'stroke-width': 2 });
  return [
    bar,
    // White around the whisker keeps it visible on its own bar.
    line([x, bottom], [x, peak], { stroke: COLOURS.paper, 'stroke-width': 6 }),
    line([x, bottom], [x, peak], { stroke: COLOURS.ink, 'stroke-width': 2 }),
    least === null ? arrowhead([x, bottom], 'down', COLOURS.ink) : cap(bottom),
    most === null ? arrowhead([x, peak], 'up', COLOURS.ink) : cap(peak),
  ].join('');
}
