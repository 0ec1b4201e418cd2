import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { advanceMigration } from '#queues';
import { type RunningWorker, startWorker, type WorkerOptions } from '../../apps/worker/src/start-worker.js';
import { cleanEnv, ensureBuilt } from '../built-cli.js';
import { until } from '../until.js';
import { type ApiServer, NOW, ROOT } from './api-server.js';
import { get, type Json, migrationServer, post, reached, team } from './migration-population.js';

jest.setTimeout(180_000);

const module = (path: string): string => JSON.stringify(pathToFileURL(join(ROOT, 'dist', path)).href);

/** A worker as it is built, which dies when it has decided so many items: before their commit, or right after it. */
const WORKER = `
  import { Clock, SubscriptionMigrationStore, UnitOfWork } from ${module('libs/storage/src/index.js')};
  import { instant } from ${module('libs/calendar/src/index.js')};
  import { startWorker } from ${module('apps/worker/src/start-worker.js')};
  const [databaseUrl, now] = process.argv.slice(1);
  const die = () => process.kill(process.pid, 'SIGKILL');
  let left = 3;
  const { decide } = SubscriptionMigrationStore.prototype;
  SubscriptionMigrationStore.prototype.decide = async function (...asked) {
    await decide.apply(this, asked);
    left -= 1;
    if (left === 0 && process.env.DIE === 'before the commit') die();
  };
  const { run } = UnitOfWork.prototype;
  UnitOfWork.prototype.run = async function (work) {
    const value = await run.call(this, work);
    if (left === 0) die();
    return value;
  };
  class Still extends Clock {
    now() {
      return instant(now);
    }
  }
  await startWorker({ databaseUrl, clock: new Still() });
`;

const PATH = '/v1/subscription-migrations';
const TEAMS = 8;

let api: ApiServer;
let client: pg.Client;
const children: ChildProcess[] = [];
const workers: RunningWorker[] = [];

beforeAll(async () => {
  await ensureBuilt();
  api = await migrationServer();
  client = new pg.Client(api.database.url);
  await client.connect();
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const worker of workers.splice(0)) await worker.stop();
});
afterAll(async () => {
  await client.end();
  await api.stop();
});

async function work(options: Partial<WorkerOptions> = {}): Promise<RunningWorker> {
  const outcome = await startWorker({
    databaseUrl: api.database.url,
    clock: api.clock,
    reconcileMs: 100,
    ...options,
  });
  if (!outcome.ok) throw new Error(outcome.fault.message);
  workers.push(outcome.value);
  return outcome.value;
}

let count = 0;
let id: string;
beforeEach(async () => {
  count += 1;
  const workspaces = Array.from({ length: TEAMS }, (_, n) => `w${count}-${n}`);
  for (const workspace of workspaces) await team(api, workspace, '4');
  const [, made] = await post(api, PATH, {
    package: 'team',
    to: 2,
    when: 'renewal',
    filter: { workspaces },
  });
  id = String(made['id']);
});

const start = async (): Promise<void> => {
  expect((await post(api, `${PATH}/${id}/start`, {}))[0]).toBe(200);
};
/** How often each of the migration's subscriptions was moved. */
async function moves(): Promise<readonly number[]> {
  const { rows } = await client.query<{ count: number }>(
    `select count(segment.id)::integer as count
     from subscription_migration_item item
     left join subscription_segment segment
       on segment.subscription_id = item.subscription_id and segment.cause = 'migrated'
     where item.migration_id = $1 group by item.subscription_id`,
    [id.slice('mig_'.length)],
  );
  return rows.map(({ count: times }) => times);
}
async function announced(): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::integer as count from outbox
     where type = 'subscription.changed' and payload::jsonb ->> 'migration' = $1`,
    [id.slice('mig_'.length)],
  );
  return rows[0]?.count ?? 0;
}
async function isDoneOnce(): Promise<void> {
  const done = await reached(api, id, 'completed');
  expect(done['progress']).toMatchObject({ pending: 0, applied: TEAMS, skipped: 0 });
  expect(await moves()).toEqual(Array.from({ length: TEAMS }, () => 1));
  expect(await announced()).toBe(TEAMS);
  const audit = (await get(api, `/v1/audit?subject=${id.slice('mig_'.length)}`)) as { data: Json[] };
  expect(audit.data.filter(({ action }) => action === 'migration.completed')).toHaveLength(1);
}

describe('a migration whose worker is killed', () => {
  it.each([
    ['before the commit', 2],
    ['after the commit', 3],
  ])('%s of an item is finished by another one, each item once', async (when, applied) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', WORKER, api.database.url, NOW], {
      env: { ...cleanEnv(), DIE: when },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    children.push(child);
    const ended = new Promise((resolve) =>
      child.once('exit', (_code, signal) => {
        resolve(signal);
      }),
    );
    await start();
    expect(await ended).toBe('SIGKILL');
    expect(await get(api, `${PATH}/${id}`)).toMatchObject({
      state: 'running',
      progress: { applied, pending: TEAMS - applied },
    });
    expect((await moves()).filter((times) => times === 1)).toHaveLength(applied);
    expect(await announced()).toBe(applied);
    // The job of the dead is not waited for: the pace of looking for stalled ones is shortened.
    await work({ pace: { lockMs: 1_000, stalledMs: 500, retryMs: 100 } });
    await isDoneOnce();
  });
});

describe('a migration', () => {
  it('that lost its alarm is found again from its rows', async () => {
    await start();
    await work({ alarms: [] });
    await isDoneOnce();
  });

  it('is worked by several at once, each item by one of them', async () => {
    await start();
    const [first, second] = [await work({ reconcileMs: 600_000 }), await work({ reconcileMs: 600_000 })];
    const migration = id.slice('mig_'.length);
    // The same migration under several revisions is several jobs.
    for (const revision of [101, 102, 103]) {
      await first.queues.send(advanceMigration, { migration, revision });
      await second.queues.send(advanceMigration, { migration, revision: revision + 100 });
    }
    await isDoneOnce();
    await until(async () => {
      const { waiting = 0, active = 0 } = await first.queues.counts('migrations');
      return waiting + active === 0;
    });
    expect(await moves()).toEqual(Array.from({ length: TEAMS }, () => 1));
  });
});
