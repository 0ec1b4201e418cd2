import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { instant, microsecondsText, windowsIn } from '#calendar';
import type { Meter } from '#catalog';
import { usagePage } from '#contracts';
import { cellBy, cellText, measuredText, microsecondsOf, quarterOf, type RawEvent, recount } from '#metering';
import { readDefinitions } from '#rulebook';
import { identityDigest } from '#usecases';
import { cursorAfter } from '../../apps/api/src/packages/cursor.js';
import { type ApiServer, apiServer } from './api-server.js';
import { ownRules } from './own-rules.js';

jest.setTimeout(120_000);

const METERS = `schema: ratebook/meters-v1
meters:
  - { key: total, event: used, aggregation: sum, value: v, dimensions: [a, b] }
  - { key: times, event: used, aggregation: count, filter: { kind: [x] } }
  - { key: most, event: used, aggregation: max, value: v }
  - { key: least, event: used, aggregation: min, value: v, dimensions: [a] }
  - { key: newest, event: used, aggregation: latest, value: v, dimensions: [a] }
  - { key: mean, event: used, aggregation: average, value: v, dimensions: [b] }
  - { key: people, event: used, aggregation: uniqueCount, value: who, dimensions: [a] }
  - { key: level, event: step, aggregation: weightedSum, value: v, dimensions: [a] }
  - { key: peaks, event: used, aggregation: max, value: v, dimensions: [a], window: { per: day, aggregation: max, then: average } }
  - { key: hosts, event: used, aggregation: uniqueCount, value: who, window: { per: hour, aggregation: uniqueCount, then: { percentile: 99 } } }
`;
const KEYS = ['total', 'times', 'most', 'least', 'newest', 'mean', 'people', 'level', 'peaks', 'hosts'];
const PACKAGE = `schema: ratebook/v1
package: all
version: 1
currency: USD
interval: month
effectiveFrom: 2026-01-01T00:00:00Z
charges:
${KEYS.map((key) => `  - { key: ${key}, meter: ${key}, model: unit, unitAmount: 1.00 }`).join('\n')}
`;

let api: ApiServer;
let rules: Awaited<ReturnType<typeof ownRules>>;
let meters: ReadonlyMap<string, Meter>;

beforeAll(async () => {
  rules = await ownRules({ 'meters.yaml': METERS, 'packages/all/1.yaml': PACKAGE });
  api = await apiServer({ rulesFolder: rules.folder });
  meters = readDefinitions({
    meters: [{ path: 'meters.yaml', bytes: new TextEncoder().encode(METERS) }],
    attributes: [],
    features: [],
  }).definitions.meters;
});
afterAll(async () => {
  await api.stop();
  await rules.remove();
});

/** The same numbers every time, from a seed that a failure prints. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const DAY = 86_400_000_000n;

/** A history of thirty days, with corrections; half of its times lie on edges of quarters of an hour. */
function history(seed: number, count: number, end: bigint): RawEvent[] {
  const drawn = numbers(seed);
  const corrected = new Set<number>();
  const first = end - 30n * DAY;
  const events: RawEvent[] = [];
  for (let at = 0; at < count; at += 1) {
    const name = { source: '/history', id: `${seed}-${at}` };
    const order = identityDigest(name).toString('hex');
    const time = first + BigInt(drawn(30 * 86_400)) * 1_000_000n + BigInt(drawn(1_000_000));
    const isStep = drawn(5) === 0;
    const data = {
      v: isStep ? `${drawn(20) - 9}` : `${drawn(500)}.${drawn(100)}`,
      who: `p${drawn(40)}`,
      kind: drawn(2) === 0 ? 'x' : 'y',
      ...(drawn(4) > 0 && { a: `a${drawn(3)}` }),
      ...(drawn(4) > 0 && { b: `b${drawn(2)}` }),
    };
    const target = drawn(12) === 0 ? drawn(at || 1) : -1;
    const before = events[target];
    if (before !== undefined && !corrected.has(target)) {
      corrected.add(target);
      const correction = {
        ...name,
        order,
        time: before.time,
        type: before.type,
        corrects: { source: before.source, id: before.id },
      };
      events.push(
        drawn(2) === 0
          ? correction
          : { ...correction, data: before.type === 'step' ? { ...data, v: '3' } : { ...data, v: '7.5' } },
      );
    } else
      events.push({
        ...name,
        order,
        time: drawn(2) === 0 ? quarterOf(time) : time,
        type: isStep ? 'step' : 'used',
        data,
      });
  }
  return events;
}

const sent = ({ source, id, time, type, data, corrects }: RawEvent, workspace: string) => ({
  specversion: '1.0',
  source,
  id,
  type,
  subject: workspace,
  time: microsecondsText(time),
  ...(data && { data }),
  ...(corrects && { corrects }),
});

/** As clients do: who is told that the service is busy asks again. */
async function patiently(ask: () => Promise<Response>): Promise<unknown> {
  for (let attempt = 1; ; attempt += 1) {
    const reply = await ask();
    const body: unknown = await reply.json();
    if (reply.ok) return body;
    expect([reply.status, body, attempt < 5]).toMatchObject([503, {}, true]);
  }
}
const taken = async (batch: readonly object[]) =>
  (await patiently(() => api.post('/v1/events', batch))) as { readonly accepted: number };

async function use(workspace: string, events: readonly RawEvent[], seed: number): Promise<void> {
  await api.put(`/v1/workspaces/${workspace}`, {}, { headers: { 'if-none-match': '*' } });
  // What corrects comes after what it corrects; everything else in any order, in batches of any size, twice.
  const plain = events.filter(({ corrects }) => corrects === undefined);
  const shuffled = plain.map((event) => ({
    event,
    at: numbers(Number(event.time % 100_000n) + seed)(1_000),
  }));
  const inOrder = [
    ...shuffled.sort((a, b) => a.at - b.at).map(({ event }) => event),
    ...events.filter(({ corrects }) => corrects),
  ];
  const drawn = numbers(seed);
  for (let at = 0; at < inOrder.length;) {
    const size = 1 + drawn(60);
    const batch = inOrder.slice(at, at + size).map((event) => sent(event, workspace));
    const answers = await Promise.all([taken(batch), taken(batch)]);
    expect(answers.reduce((all, { accepted }) => all + accepted, 0)).toBe(batch.length);
    at += size;
  }
}

async function read(workspace: string, query: Readonly<Record<string, string>>) {
  const path = `/v1/workspaces/${workspace}/usage?${new URLSearchParams(query).toString()}`;
  return usagePage.parse(await patiently(() => api.get(path))).data;
}

const END = microsecondsOf(instant(`${new Date(Date.now() - 3_600_000).toISOString().slice(0, 13)}:00:00Z`));
const text = (at: bigint): string => microsecondsText(at);

describe('GET /v1/workspaces/:id/usage', () => {
  const SEED = 20261126;
  const events = history(SEED, 500, END);

  beforeAll(async () => {
    await use('acme', events, SEED);
  });

  // Whole days, edges within a quarter of an hour, one within a day, and across months.
  const periods = [
    [END - 30n * DAY, END, 'UTC'],
    [END - 29n * DAY + 1_234_567n, END - 2n * DAY + 7_000_001n, 'Asia/Kolkata'],
    [END - 20n * DAY - 1n, END - 19n * DAY + 400_000_123n, 'Europe/Berlin'],
    [END - 10n * DAY + 100n, END - 10n * DAY + 800_000_000n, 'Pacific/Apia'],
  ] as const;

  it.each(KEYS)('of meter `%s` is what a plain recount of all events gives, for any period', async (key) => {
    const meter = meters.get(key);
    if (meter === undefined) throw new Error('a meter');
    for (const [from, to, timeZone] of periods) {
      const period = { from: instant(text(from)), to: instant(text(to)), timeZone };
      const query = { meter: key, from: text(from), to: text(to), timeZone };
      expect([timeZone, await read('acme', query)]).toEqual([
        timeZone,
        [
          {
            meter: key,
            from: text(from),
            to: text(to),
            dimensions: {},
            quantity: measuredText(recount(meter, period, events)),
          },
        ],
      ]);
      for (const name of meter.dimensions) {
        const rows = await read('acme', { ...query, by: name });
        for (const { dimensions, quantity } of rows) {
          const isMine = (cell: Readonly<Record<string, string>>) =>
            cellText(cellBy(cell, [name])) === cellText(dimensions);
          expect([dimensions, quantity]).toEqual([
            dimensions,
            measuredText(recount(meter, period, events, isMine)),
          ]);
        }
        const all = new Set(events.map(({ data }) => String(data?.[name])));
        expect(rows.length).toBeLessThanOrEqual(all.size);
      }
    }
  });

  it('is told day by day, and the days are those of the time zone', async () => {
    const [from, to] = [END - 5n * DAY + 5n, END - DAY];
    const timeZone = 'America/St_Johns';
    const edges = windowsIn({ from: instant(text(from)), to: instant(text(to)), timeZone }, 'day');
    for (const key of ['total', 'newest', 'level', 'people', 'peaks']) {
      const meter = meters.get(key);
      if (meter === undefined) throw new Error('a meter');
      const rows = await read('acme', { meter: key, from: text(from), to: text(to), timeZone, grain: 'day' });
      expect(rows.map((row) => [row.from, row.quantity])).toEqual(
        edges.slice(1).map((end, index) => {
          const start = edges[index] ?? 0n;
          const period = { from: instant(text(start)), to: instant(text(end)), timeZone };
          return [text(start), measuredText(recount(meter, period, events))];
        }),
      );
    }
  });

  it('comes in pages, or all at once line by line', async () => {
    const query = new URLSearchParams({
      meter: 'total',
      from: text(END - 20n * DAY),
      to: text(END),
      grain: 'day',
      by: 'a,b',
    });
    const path = `/v1/workspaces/acme/usage?${query.toString()}`;
    const lines = await (await api.get(path, { headers: { accept: 'application/x-ndjson' } })).text();
    const all = lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(all.length).toBeGreaterThan(60);
    const paged: unknown[] = [];
    for (let cursor = ''; ;) {
      const body = usagePage.parse(await (await api.get(`${path}&limit=25${cursor}`)).json());
      paged.push(...body.data);
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(paged).toEqual(all);
    // A row that is gone by now is no reason to begin again.
    const gone = cursorAfter('usage', `total ${END} {"a":"gone"}`);
    const after = usagePage.parse(await (await api.get(`${path}&cursor=${gone}`)).json());
    expect(after).toEqual({ data: [], nextCursor: null });
  });

  it('is a row of every meter for the month that it is now when nothing else is said', async () => {
    const rows = await read('acme', {});
    expect(rows.map(({ meter }) => meter)).toEqual([...KEYS].sort());
  });

  it('refuses what has no meaning, with its place', async () => {
    const refused = async (query: string, workspace = 'acme') => {
      const reply = await api.get(`/v1/workspaces/${workspace}/usage?${query}`);
      const { code, errors } = (await reply.json()) as { code: string; errors?: { pointer: string }[] };
      return [reply.status, code, errors?.[0]?.pointer];
    };
    expect(await refused('meter=totl')).toEqual([404, 'meter.unknown', '/meter']);
    expect(await refused('', 'ghost')).toEqual([404, 'workspace.unknown', undefined]);
    expect(await refused('from=2026-11-01T00:00:00Z')).toEqual([422, 'usage.period', '/to']);
    expect(await refused('from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z')).toEqual([
      422,
      'usage.period',
      '/from',
    ]);
    expect(await refused('timeZone=Mars/Olympus')).toMatchObject([422, 'usage.period', '/from']);
    expect(await refused('meter=total&by=colour')).toEqual([422, 'usage.unknown-dimension', '/by']);
    expect(await refused('by=a,colour')).toEqual([422, 'usage.unknown-dimension', '/by']);
    const ages = 'from=0001-01-01T00:00:00Z&to=9999-01-01T00:00:00Z';
    expect(await refused(`meter=hosts&${ages}`)).toEqual([422, 'usage.period-too-long', '/from']);
    // A thousand hours are answered, and one more is not.
    const thousand = 'grain=hour&meter=total&from=2026-01-01T00:00:00Z&to=2026-02-11T16:00:00Z';
    expect((await api.get(`/v1/workspaces/acme/usage?${thousand}&limit=1`)).status).toBe(200);
    expect(await refused(thousand.replace('16:00:00Z', '17:00:00Z'))).toEqual([
      422,
      'usage.too-many-grains',
      '/grain',
    ]);
    expect(await refused(`grain=hour&${ages}`)).toEqual([422, 'usage.too-many-grains', '/grain']);
    expect(await refused('grain=hour&from=2026-01-01T00:00:00Z&to=2026-06-01T00:00:00Z')).toEqual([
      422,
      'usage.too-many-grains',
      '/grain',
    ]);
  });
});
