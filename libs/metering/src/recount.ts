import { type Period, windowsIn } from '#calendar';
import type { Aggregation, Meter } from '#catalog';
import { type Decimal, decimal, Fraction, ZERO } from '#money';
import { spanOf } from './span.js';
import { standingEvents, type RawEvent } from './standing-events.js';

/**
 * A meter's quantity over a period, straight from the definitions: every event is looked at, and nothing is kept
 * between. It is slow, and everything faster is held against it. `events` are all that ever were, since a level and a
 * newest value reach back before the period. `isCounted` says which cells take part.
 */
export function recount(
  meter: Meter,
  period: Period,
  events: readonly RawEvent[],
  isCounted: (cell: Readonly<Record<string, string>>) => boolean = () => true,
): Fraction {
  const counted = standingEvents(events)
    .filter(({ type, data = {} }) => type === meter.event && isMeant(meter, data))
    .filter(({ data = {} }) => isCounted(cellOf(meter, data)))
    .sort((a, b) => (a.time === b.time ? (a.order < b.order ? -1 : 1) : a.time < b.time ? -1 : 1));
  const { window } = meter;
  if (window === undefined) return over(meter.aggregation, meter, counted, spanOf(period));
  const bounds = windowsIn(period, window.per);
  const quantities = bounds
    .slice(1)
    .map((to, index) => over(window.aggregation, meter, counted, { from: bounds[index] ?? to, to }));
  const sum = quantities.reduce((all, one) => all.plus(one), Fraction.ZERO);
  const rising = [...quantities].sort((a, b) => a.compare(b));
  switch (window.then) {
    case 'sum':
      return sum;
    case 'max':
      return rising.at(-1) ?? Fraction.ZERO;
    case 'average':
      return sum.dividedBy(Fraction.ratio(quantities.length, 1));
    default: {
      const { percentile } = window.then;
      const enough = (quantity: Fraction): boolean => {
        const share = rising.filter((one) => one.compare(quantity) <= 0).length * 100;
        return (
          Fraction.of(percentile).times(Fraction.ratio(rising.length, 1)).compare(Fraction.ratio(share, 1)) <=
          0
        );
      };
      return rising.find(enough) ?? Fraction.ZERO;
    }
  }
}

function isMeant({ filter }: Meter, data: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(filter).every(([name, values]) => values.includes(String(data[name])));
}

function cellOf(meter: Meter, data: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const named = meter.dimensions.filter((name) => data[name] !== undefined);
  return Object.fromEntries(named.map((name) => [name, String(data[name])]));
}

interface Span {
  readonly from: bigint;
  readonly to: bigint;
}

function over(
  aggregation: Aggregation,
  meter: Meter,
  all: readonly RawEvent[],
  { from, to }: Span,
): Fraction {
  const within = all.filter(({ time }) => from <= time && time < to);
  const before = all.filter(({ time }) => time < from);
  const textOf = ({ data }: RawEvent): string => String(data?.[meter.value ?? '']);
  const valueOf = (event: RawEvent): Decimal => decimal(textOf(event));
  const values = hasValues(aggregation) ? within.map(valueOf) : [];
  switch (aggregation) {
    case 'count':
      return Fraction.ratio(within.length, 1);
    case 'uniqueCount':
      return Fraction.ratio(new Set(within.map(textOf)).size, 1);
    case 'sum':
      return values.reduce((sum, value) => sum.plus(value), Fraction.ZERO);
    case 'average':
      return values.length === 0
        ? Fraction.ZERO
        : values
            .reduce((sum, value) => sum.plus(value), Fraction.ZERO)
            .dividedBy(Fraction.ratio(values.length, 1));
    case 'min':
      return Fraction.of(
        values.reduce((least, value) => (value.lt(least) ? value : least), values[0] ?? ZERO),
      );
    case 'max':
      return Fraction.of(values.reduce((most, value) => (value.gt(most) ? value : most), values[0] ?? ZERO));
    case 'latest': {
      const newest = [...before, ...within].at(-1);
      return newest === undefined ? Fraction.ZERO : Fraction.of(valueOf(newest));
    }
    case 'weightedSum': {
      // Every change weighs as much of the span as is left once it happened.
      const length = Fraction.ratio(to - from, 1);
      return [...before, ...within].reduce((sum, event) => {
        const left = to - (event.time < from ? from : event.time);
        return sum.plus(Fraction.of(valueOf(event)).times(Fraction.ratio(left, 1)).dividedBy(length));
      }, Fraction.ZERO);
    }
  }
}

const hasValues = (aggregation: Aggregation): boolean =>
  aggregation !== 'count' && aggregation !== 'uniqueCount';
