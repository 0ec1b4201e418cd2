import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { cleanEnv, ensureBuilt } from '../built-cli.js';
import { until } from '../until.js';
import { ROOT } from './api-server.js';
import { get, type Json, post } from './migration-population.js';
import { periodWorld, type PeriodWorld } from './period-world.js';

jest.setTimeout(180_000);

const module = (path: string): string => JSON.stringify(pathToFileURL(join(ROOT, 'dist', path)).href);

/** A worker as it is built, which dies with so many periods decided: before their commit, or right after it. */
const WORKER = `
  import { PeriodCloseStore, UnitOfWork } from ${module('libs/storage/src/index.js')};
  import { startWorker } from ${module('apps/worker/src/start-worker.js')};
  const die = () => process.kill(process.pid, 'SIGKILL');
  let left = Number(process.env.PERIODS);
  const { decide } = PeriodCloseStore.prototype;
  PeriodCloseStore.prototype.decide = async function (...asked) {
    const decided = await decide.apply(this, asked);
    left -= 1;
    if (left <= 0 && process.env.DIE === 'before the commit') die();
    return decided;
  };
  const { runAsOfOneInstant } = UnitOfWork.prototype;
  UnitOfWork.prototype.runAsOfOneInstant = async function (work) {
    const value = await runAsOfOneInstant.call(this, work);
    if (left <= 0) die();
    return value;
  };
  // The job of the dead is not waited for: the pace of looking for stalled ones is shortened.
  const pace = { lockMs: 1_000, stalledMs: 500, retryMs: 100 };
  await startWorker({ databaseUrl: process.argv[1], reconcileMs: 100, pace });
`;

const WORKSPACES = 8;
const WEEKS = 3;

let world: PeriodWorld;
let client: pg.Client;
const children: ChildProcess[] = [];
beforeAll(async () => {
  await ensureBuilt();
  world = await periodWorld();
  client = new pg.Client(world.api.database.url);
  await client.connect();
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(async () => {
  await client.end();
  await world.stop();
});

function worker(env: Readonly<Record<string, string>>): Promise<unknown> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', WORKER, world.api.database.url], {
    env: { ...cleanEnv(), PERIODS: '1000000', ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  children.push(child);
  return new Promise((resolve) =>
    child.once('exit', (_code, signal) => {
      resolve(signal);
    }),
  );
}

/** One event weighs one byte, so that a quantity is a number of events. */
async function isBilledOnce(subscription: string, sent: number): Promise<void> {
  const { rows } = await client.query<{ kind: string; bytes: number; late: number }>(
    `select kind, (inputs::jsonb -> 'inputs' -> 'usage' ->> 'bytes')::integer as bytes,
       coalesce((a.cause::jsonb ->> 'events')::integer, 0) as late
     from quote left join quote_adjustment a on a.quote_id = quote.id
     where quote.subscription_id = $1 order by period_from, quote.created_at, quote.id`,
    [subscription.slice('sub_'.length)],
  );
  const finals = rows.filter(({ kind }) => kind === 'final');
  expect(finals).toHaveLength(WEEKS);
  const inFinals = finals.reduce((sum, { bytes }) => sum + bytes, 0);
  const inAdjustments = rows.reduce((sum, { late }) => sum + late, 0);
  expect({ subscription, inFinals: sent - inAdjustments }).toEqual({ subscription, inFinals });
}

describe('a period close whose worker is killed while events come', () => {
  it.each([
    ['before the commit', 'one'],
    ['after the commit', 'two'],
  ])(
    '%s of a period: each is billed once, and each event is in a bill or in an adjustment',
    async (DIE, prefix) => {
      const names = Array.from({ length: WORKSPACES }, (_, n) => `${prefix}-${n}`);
      const subscriptions = new Map<string, string>();
      for (const name of names) subscriptions.set(name, await world.subscribe(name, 7 * WEEKS));
      const sent = new Map(names.map((name) => [name, 0]));
      let isOver = false;
      const sender = async (place: number): Promise<void> => {
        for (let n = place; !isOver; n += 1) {
          const name = names[n % WORKSPACES] ?? '';
          const bytes = Array.from({ length: 1 + (n % 3) }, () => '1');
          await world.send(name, 1 + ((n * 5) % (7 * WEEKS)), ...bytes);
          sent.set(name, (sent.get(name) ?? 0) + bytes.length);
        }
      };
      const senders = [0, 3, 5].map(sender);
      const dies = worker({ DIE, PERIODS: '7' });
      const [status, begun] = await post(world.api, '/v1/periods/close', { workspaces: names });
      expect(status).toBe(202);
      expect(await dies).toBe('SIGKILL');
      const path = `/v1/periods/closes/${String(begun['id'])}`;
      const left = (await get(world.api, path)) as { state: string; periods: Json };
      expect(left.state).toBe('running');
      expect(Number(left.periods['final'])).toBeLessThan(WORKSPACES * WEEKS);
      // Two at once, and what the dead one had in hand.
      void worker({});
      void worker({});
      await until(async () => (await get(world.api, path))['state'] === 'ended');
      expect(await get(world.api, path)).toMatchObject({
        periods: { pending: 0, final: WORKSPACES * WEEKS, failed: 0 },
      });
      await world.close({ workspaces: names });
      isOver = true;
      await Promise.all(senders);
      await world.close({ workspaces: names });
      expect((await client.query('select from usage_late where quote_id is null')).rowCount).toBe(0);
      expect((await client.query('select from usage_late')).rowCount).toBeGreaterThan(0);
      for (const [name, id] of subscriptions) await isBilledOnce(id, sent.get(name) ?? 0);
    },
  );
});
