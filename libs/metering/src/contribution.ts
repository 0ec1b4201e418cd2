import type { Meter } from '#catalog';
import { type Decimal, parseDecimal } from '#money';
import {
  dimensionTooLong,
  MOST_DIMENSION,
  type MeterFault,
  notDecimal,
  notText,
  valueMissing,
  valueNegative,
} from './meter-fault.js';

/** The values of the dimensions that an event names; one that it leaves out is left out. */
export type Cell = Readonly<Record<string, string>>;

/** What one event says to one meter. */
export interface Contribution {
  readonly cell: Cell;
  /** Absent for `count` and `uniqueCount`. */
  readonly value?: Decimal;
  /** The text that `uniqueCount` tells apart from others. */
  readonly unique?: string;
}

export type Contributed =
  | { readonly ok: true; readonly contribution: Contribution | undefined }
  | { readonly ok: false; readonly fault: MeterFault };

type EventData = Readonly<Record<string, unknown>>;

/**
 * Reads what an event says to a meter of its type; undefined when the meter's filter is not for it. A value is a
 * decimal in text: a JSON number has lost digits before anybody could look at it. Only a `weightedSum` takes negative
 * values, which are steps down; what was counted too much is taken back by a correction.
 */
export function contributionOf(meter: Meter, data: EventData = {}): Contributed {
  if (!passes(meter, data)) return { ok: true, contribution: undefined };
  const cell: Record<string, string> = {};
  for (const name of meter.dimensions) {
    const value = own(data, name);
    if (value === undefined) continue;
    if (typeof value !== 'string') return { ok: false, fault: notText(meter, name, value) };
    if (value.length > MOST_DIMENSION) return { ok: false, fault: dimensionTooLong(meter, name, value) };
    cell[name] = value;
  }
  const aggregation = eventAggregation(meter);
  if (aggregation === 'count') return { ok: true, contribution: { cell } };
  const name = meter.value ?? '';
  const raw = own(data, name);
  if (raw === undefined) return { ok: false, fault: valueMissing(meter, name) };
  if (typeof raw !== 'string') return { ok: false, fault: notText(meter, name, raw) };
  if (aggregation === 'uniqueCount') return { ok: true, contribution: { cell, unique: raw } };
  const value = parseDecimal(raw);
  if (value === undefined) return { ok: false, fault: notDecimal(meter, name, raw) };
  if (value.isNegative() && !value.isZero() && aggregation !== 'weightedSum')
    return { ok: false, fault: valueNegative(meter, name, raw) };
  return { ok: true, contribution: { cell, value } };
}

/** What is done with the events of one span: within the window, when the meter has one. */
export const eventAggregation = ({ window, aggregation }: Meter): Meter['aggregation'] =>
  window?.aggregation ?? aggregation;

function passes({ filter }: Meter, data: EventData): boolean {
  return Object.entries(filter).every(([name, values]) => {
    const value = own(data, name);
    return typeof value === 'string' && values.includes(value);
  });
}

/** Names such as `constructor` are properties that nobody gave. */
const own = (data: EventData, name: string): unknown => (Object.hasOwn(data, name) ? data[name] : undefined);
