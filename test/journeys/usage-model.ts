import { Decimal } from '#money';
import { identityDigest, type IncomingEvent, type IngestOutcome } from '#usecases';
import type { MeterEntry, UsageWorld } from './usage-world.js';

/** One meter of each aggregation, and one of them that tells apart what it counts. */
export const EVERY_METER: readonly MeterEntry[] = [
  { key: 'count', event: 'message.sent', aggregation: 'count' },
  { key: 'sum', event: 'message.sent', aggregation: 'sum', value: 'n', dimensions: ['kind'] },
  { key: 'max', event: 'message.sent', aggregation: 'max', value: 'n' },
  { key: 'min', event: 'message.sent', aggregation: 'min', value: 'n', dimensions: ['kind'] },
  { key: 'latest', event: 'message.sent', aggregation: 'latest', value: 'n' },
  { key: 'average', event: 'message.sent', aggregation: 'average', value: 'n', filter: { kind: ['a'] } },
  { key: 'unique', event: 'message.sent', aggregation: 'uniqueCount', value: 'user', dimensions: ['kind'] },
  {
    key: 'hosts',
    event: 'message.sent',
    aggregation: 'uniqueCount',
    value: 'user',
    window: { per: 'hour', aggregation: 'uniqueCount', then: 'max' },
  },
  { key: 'level', event: 'message.sent', aggregation: 'weightedSum', value: 'n' },
];

/** What each meter says of each span and cell: text to text, equal when they mean the same. */
export type Figures = Readonly<Record<string, string>>;

/** What is in the tables of rollups. */
export async function kept(world: UsageWorld): Promise<Figures> {
  const rows = await world.query<{ key: string; figure: string }>(`
    with said as (
      select meter_id, workspace_id, dims, bucket as at, date_trunc('month', bucket)::date as month,
        concat_ws(' ', events, trim_scale(total), trim_scale(least), trim_scale(greatest), trim_scale(latest)) as figure
      from usage_rollup
      union all
      select meter_id, workspace_id, dims, span, date_trunc('month', span)::date, string_agg(
        concat_ws('-', (extract(epoch from first_at) * 1000000)::bigint, (extract(epoch from last_at) * 1000000)::bigint),
        ' ' order by first_at, last_at)
      from usage_unique group by 1, 2, 3, 4, 5
      union all
      select meter_id, workspace_id, dims, time, date_trunc('month', time)::date,
        string_agg(trim_scale(change)::text, ' ' order by change)
      from usage_change group by 1, 2, 3, 4, 5
    )
    select concat_ws(' ', m.key, s.workspace_id, coalesce(c.tuple, '{}'),
      (extract(epoch from s.at) * 1000000)::bigint) as key, s.figure
    from said s join usage_meter m on m.id = s.meter_id and m.retired_at is null
    left join usage_cell c on c.workspace_id = s.workspace_id and c.meter_id = s.meter_id and c.dims = s.dims
      and c.month = s.month`);
  return Object.fromEntries(rows.map(({ key, figure }) => [key, figure]));
}

export interface Sent {
  readonly event: IncomingEvent;
  readonly outcome: IngestOutcome | undefined;
}

const QUARTER = 900_000_000n;

/** The same, counted anew from what was sent and accepted: events that are corrected out, at the times of the first. */
export function recounted(sent: readonly Sent[], meters: readonly MeterEntry[] = EVERY_METER): Figures {
  const accepted = sent.filter(({ outcome }) => outcome?.status === 'accepted').map(({ event }) => event);
  const byName = new Map(accepted.map((event) => [`${event.source} ${event.id}`, event]));
  const corrected = new Set(accepted.flatMap(({ corrects: c }) => (c ? [`${c.source} ${c.id}`] : [])));
  const timeOf = (event: IncomingEvent): bigint => {
    const target = event.corrects && byName.get(`${event.corrects.source} ${event.corrects.id}`);
    return target === undefined ? (event.time ?? 0n) : timeOf(target);
  };
  const standing = accepted.filter(
    (event) => !corrected.has(`${event.source} ${event.id}`) && event.data !== undefined,
  );
  const groups = new Map<string, { meter: MeterEntry; events: IncomingEvent[] }>();
  for (const meter of meters)
    for (const event of standing) {
      const data = event.data as Record<string, string>;
      const filter = Object.entries((meter['filter'] ?? {}) as Record<string, string[]>);
      if (!filter.every(([name, values]) => values.includes(data[name] ?? ''))) continue;
      const names = (meter['dimensions'] ?? []) as string[];
      const tuple = JSON.stringify(
        Object.fromEntries(names.flatMap((name) => (data[name] ? [[name, data[name]]] : []))),
      );
      const key = `${String(meter['key'])} ${event.workspace} ${tuple} ${spanOf(meter, timeOf(event))}`;
      const group = groups.get(key) ?? { meter, events: [] };
      groups.set(key, group);
      group.events.push({ ...event, time: timeOf(event) });
    }
  return Object.fromEntries([...groups].map(([key, group]) => [key, figure(group.meter, group.events)]));
}

function spanOf(meter: MeterEntry, time: bigint): bigint {
  if (meter['aggregation'] === 'weightedSum') return time;
  if (meter['aggregation'] !== 'uniqueCount' || meter['window'] !== undefined) return time - (time % QUARTER);
  const date = new Date(Number(time / 1000n));
  return BigInt(Date.UTC(date.getUTCFullYear(), date.getUTCMonth())) * 1000n;
}

function figure(meter: MeterEntry, events: readonly IncomingEvent[]): string {
  const values = events.map(({ data }) => new Decimal((data as Record<string, string>)['n'] ?? '0'));
  const text = (value: Decimal | undefined) => value?.toFixed() ?? '';
  switch (meter['aggregation']) {
    case 'count':
      return String(events.length);
    case 'sum':
    case 'average':
      return `${events.length} ${text(Decimal.sum(...values))}`;
    case 'max':
      return `${events.length} ${text(Decimal.max(...values))}`;
    case 'min':
      return `${events.length} ${text(Decimal.min(...values))}`;
    case 'latest':
      return `${events.length} ${text(values[events.indexOf([...events].sort(byAge).at(-1) as IncomingEvent)])}`;
    case 'uniqueCount': {
      const users = new Map<unknown, bigint[]>();
      for (const { data, time = 0n } of events)
        users.set(data?.['user'], [...(users.get(data?.['user']) ?? []), time]);
      const spans = [...users.values()].map((times) => [...times].sort(byNumber));
      const ends = spans.map((times) => [times[0] ?? 0n, times.at(-1) ?? 0n] as const);
      ends.sort((a, b) => byNumber(a[0], b[0]) || byNumber(a[1], b[1]));
      return ends.map(([first, last]) => `${first}-${last}`).join(' ');
    }
    default:
      return [...values]
        .sort((a, b) => a.comparedTo(b))
        .map((value) => text(value))
        .join(' ');
  }
}

const byNumber = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

const byAge = (a: IncomingEvent, b: IncomingEvent): number =>
  byNumber(a.time ?? 0n, b.time ?? 0n) || Buffer.compare(identityDigest(a), identityDigest(b));
