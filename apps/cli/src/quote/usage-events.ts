import { parseInstant } from '#calendar';
import type { Meter } from '#catalog';
import { CouldNotRun } from '../shell/could-not-run.js';
import { parseExactJson } from './exact-json.js';

/** One usage event, ready for a meter. */
interface UsageEvent {
  readonly value: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly order: readonly [nanoseconds: bigint, source: string, id: string];
}

/**
 * A file of events, one a line, as usage of a meter: a bare decimal (`10.05`), an object with the meter's property
 * (`{"amount":"10.05"}`) or a CloudEvent with it in `data`. CloudEvents are put in order of time, source and id, and
 * those that the meter does not count (another type, filtered out, a repeated source and id) are left out.
 */
export function usageFromEvents(meter: Meter, text: string, name: string): unknown {
  const events = [...eventsOf(meter, text, name)].sort(inOrder);
  if (
    meter.dimensions.length === 0 ||
    events.every(({ dimensions }) => Object.keys(dimensions).length === 0)
  ) {
    return shapeOf(meter, events);
  }
  const cells = new Map<string, UsageEvent[]>();
  for (const event of events) {
    const tuple = JSON.stringify(meter.dimensions.map((dimension) => event.dimensions[dimension] ?? null));
    const cell = cells.get(tuple);
    if (cell === undefined) cells.set(tuple, [event]);
    else cell.push(event);
  }
  return [...cells.values()].map((cell) => ({ ...cell[0]?.dimensions, ...cellShapeOf(meter, cell) }));
}

const shapeOf = (meter: Meter, events: readonly UsageEvent[]): unknown =>
  meter.aggregation === 'count' ? String(events.length) : { events: events.map(({ value }) => value) };

const cellShapeOf = (meter: Meter, events: readonly UsageEvent[]): object =>
  meter.aggregation === 'count'
    ? { quantity: String(events.length) }
    : { events: events.map(({ value }) => value) };

function* eventsOf(meter: Meter, text: string, name: string): Generator<UsageEvent> {
  if (meter.window !== undefined || (meter.aggregation !== 'sum' && meter.aggregation !== 'count')) {
    throw new CouldNotRun(
      'usage.not-additive',
      `events of meter \`${meter.key}\` cannot be added up: it is a \`${meter.window === undefined ? meter.aggregation : 'window'}\``,
      `give its quantity: --usage ${meter.key}=…`,
    );
  }
  const seen = new Set<string>();
  let number = 0;
  for (const line of text.split('\n')) {
    number += 1;
    if (line.trim() === '') continue;
    const event = eventOf(meter, line.trim(), `${name}:${number}`);
    if (event === undefined) continue;
    const identity = JSON.stringify(event.order.slice(1));
    if (event.order[2] !== '' && seen.has(identity)) continue;
    seen.add(identity);
    yield event;
  }
}

const NO_ORDER = [0n, '', ''] as const;
const DECIMAL_LINE = /^"?(-?[0-9.]+)"?$/;

function eventOf(meter: Meter, line: string, place: string): UsageEvent | undefined {
  const bare = DECIMAL_LINE.exec(line)?.[1];
  if (bare !== undefined) return { value: bare, dimensions: {}, order: NO_ORDER };
  const event = objectOf(line, place);
  const data = 'data' in event ? asObject(event['data'], place) : event;
  if (typeof event['type'] === 'string' && 'data' in event && event['type'] !== meter.event) return undefined;
  if (!Object.entries(meter.filter).every(([key, values]) => values.includes(textOf(data[key]))))
    return undefined;
  const dimensions = Object.fromEntries(
    meter.dimensions.filter((key) => Object.hasOwn(data, key)).map((key) => [key, textOf(data[key])]),
  );
  return { value: valueOf(meter, data, place), dimensions, order: orderOf(event, place) };
}

function valueOf(meter: Meter, data: Readonly<Record<string, unknown>>, place: string): string {
  if (meter.aggregation === 'count') return '1';
  const property = meter.value ?? 'value';
  const value = Object.hasOwn(data, property) ? data[property] : undefined;
  if (typeof value === 'string') return value;
  throw badLine(place, `no decimal under \`${property}\`, which meter \`${meter.key}\` adds up`);
}

function orderOf(event: Readonly<Record<string, unknown>>, place: string): UsageEvent['order'] {
  if (event['time'] === undefined) return [0n, textOf(event['source']), textOf(event['id'])];
  const time = parseInstant(textOf(event['time']));
  if (time === undefined) throw badLine(place, '`time` is no instant (RFC 3339 with a zone)');
  return [time.epochNanoseconds, textOf(event['source']), textOf(event['id'])];
}

function inOrder(a: UsageEvent, b: UsageEvent): number {
  for (const at of [0, 1, 2] as const) {
    const [left, right] = [a.order[at], b.order[at]];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

function objectOf(line: string, place: string): Readonly<Record<string, unknown>> {
  try {
    return asObject(parseExactJson(line), place);
  } catch (error) {
    if (error instanceof CouldNotRun) throw error;
    throw badLine(place, `not JSON: ${(error as Error).message}`);
  }
}

function asObject(value: unknown, place: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Readonly<Record<string, unknown>>;
  }
  throw badLine(place, 'an event is a decimal or an object');
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'boolean' ? String(value) : '';

function badLine(place: string, message: string): CouldNotRun {
  return new CouldNotRun(
    'usage.bad-event',
    `${place}: ${message}`,
    'write one event a line: a decimal, an object with the property that the meter adds up, or a CloudEvent',
  );
}
