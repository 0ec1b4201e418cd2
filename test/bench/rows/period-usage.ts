import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { instant } from '#calendar';
import { invariant } from '#money';
import { startEmbeddedPostgres, WorkspaceStore } from '#storage';
import { type UsageProcess, usageProcess } from '../../journeys/usage-world.js';
import { median } from '../paired.js';
import type { Figure, Row } from '../row.js';
import { FILL, MEASURE, PLACE } from './usage-fill.js';

const EVENTS = 10_000_000;
const FEW = EVENTS / 100;
const VALUES = 100_000;
const SAMPLES = 1_000;
const WARM = 50;

const NUMBERS = [
  { key: 'calls', event: 'called', aggregation: 'count' },
  ...['sum', 'min', 'max', 'latest', 'average'].map((aggregation) => ({
    key: aggregation,
    event: 'called',
    aggregation,
    value: 'bytes',
  })),
];
const VALUED = [
  { key: 'people', event: 'seen', aggregation: 'uniqueCount', value: 'user' },
  { key: 'level', event: 'placed', aggregation: 'weightedSum', value: 'delta' },
];

/** A whole month that is over. */
const now = new Date();
const first = (before: number): string =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - before)).toISOString();
const [FROM, TO] = [first(1), first(0)];

export const periodUsage: Row = {
  name: 'period usage',
  about:
    'What a workspace with 10 million events in a month used in that month, meter by meter, against a look-up by primary key, both over one connection to the same database, one after the other in turns. Flat: against a workspace with 100,000 events in the month. uniqueCount and weightedSum: per 100,000 values and changes.',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'ratebook-bench-'));
    const postgres = await startEmbeddedPostgres({ folder });
    invariant(postgres.ok, postgres.ok ? '' : postgres.fault.message);
    const process = await usageProcess(postgres.value.url);
    // One of its own, which waits for as long as it takes.
    const client = new pg.Client(postgres.value.url);
    await client.connect();
    try {
      await process.register(...NUMBERS, ...VALUED);
      await fill(client, 'large', EVENTS, VALUES);
      await fill(client, 'small', FEW, VALUES / 10);
      await client.query('vacuum analyze');
      await holdAgainstEvents(process, client);
      return await figures(process);
    } finally {
      await client.end();
      await process.close();
      await postgres.value.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** As ingestion would leave it, but in one go; what is read is held against the events themselves. */
async function fill(client: pg.Client, workspace: string, events: number, values: number): Promise<void> {
  await client.query(PLACE, [workspace]);
  const asked = [workspace, FROM, TO, events, values];
  for (const statement of FILL)
    await client.query(
      statement,
      asked.slice(0, 1 + asked.findLastIndex((_, at) => statement.includes(`$${at + 1}`))),
    );
}

async function figures(process: UsageProcess): Promise<readonly Figure[]> {
  const timesOf = new Map<string, number[]>();
  const time = async (name: string, act: () => Promise<unknown>): Promise<void> => {
    const begun = performance.now();
    await act();
    timesOf.set(name, [...(timesOf.get(name) ?? []), performance.now() - begun]);
  };
  const both = async (key: string): Promise<void> => {
    await time(`large ${key}`, () => quantityOf(process, 'large', key));
    await time(`small ${key}`, () => quantityOf(process, 'small', key));
  };
  const workspaces = process.storage.store(WorkspaceStore);
  for (let sample = -WARM; sample < SAMPLES; sample += 1) {
    if (sample === 0) timesOf.clear();
    await time('look-up', () => workspaces.find('large'));
    for (const { key } of NUMBERS) await both(key);
  }
  // By themselves: what they leave to be collected would slow the look-up that comes next.
  for (let sample = 0; sample < SAMPLES / 10; sample += 1) for (const { key } of VALUED) await both(key);
  const of = (name: string): readonly number[] => timesOf.get(name) ?? [];
  const lookUp = percentile(of('look-up'), 0.99);
  return [
    { name: 'look-up by primary key, median', value: median(of('look-up')), unit: 'ms' },
    { name: 'look-up by primary key, p99', value: lookUp, unit: 'ms' },
    ...NUMBERS.flatMap(({ key }): Figure[] => [
      { name: `${key}, p99`, value: percentile(of(`large ${key}`), 0.99), unit: 'ms' },
      {
        name: `${key}, p99 against the look-up's`,
        value: percentile(of(`large ${key}`), 0.99) / lookUp,
        unit: '×',
        limit: { atMost: 20 },
      },
      {
        name: `${key}, against a hundredth of the events`,
        value: median(of(`large ${key}`)) / median(of(`small ${key}`)),
        unit: '×',
        limit: { atMost: 1.5 },
      },
    ]),
    ...VALUED.flatMap(({ key }): Figure[] => [
      { name: `${key}, ${VALUES} values or changes, median`, value: median(of(`large ${key}`)), unit: 'ms' },
      { name: `${key}, a tenth of them, median`, value: median(of(`small ${key}`)), unit: 'ms' },
    ]),
  ];
}

async function quantityOf({ read }: UsageProcess, workspace: string, key: string): Promise<string> {
  const [from, to] = [instant(FROM), instant(TO)];
  const answer = await read.run({ workspace, meters: [key], from, to, timeZone: 'UTC', grain: 'period' });
  invariant(answer.ok && answer.value.length === 1, 'a meter has one quantity a period');
  return answer.value[0]?.quantity ?? '';
}

/** A wrong answer that is quick is worth nothing. */
async function holdAgainstEvents(process: UsageProcess, client: pg.Client): Promise<void> {
  const { rows } = await client.query<Record<string, string>>(MEASURE, ['large', FROM, TO]);
  const [row] = rows;
  for (const key of ['calls', 'sum', 'min', 'max', 'latest']) {
    const said = await quantityOf(process, 'large', key);
    invariant(said === row?.[key], `${key} is ${said}, and ${row?.[key]} by the events`);
  }
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
}
