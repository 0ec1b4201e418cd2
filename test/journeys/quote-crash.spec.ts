import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { type TestDatabase, testDatabase } from '#testing';
import { cleanEnv, ensureBuilt } from '../built-cli.js';
import { ROOT } from './api-server.js';

jest.setTimeout(180_000);

const module = (path: string): string => JSON.stringify(pathToFileURL(join(ROOT, 'dist', path)).href);

/**
 * The service as it is built. It dies after what is named was committed, before anything is said: the statement that
 * keeps a quote, or any unit of work of a request.
 */
const SERVICE = `
  import { UnitOfWork } from ${module('libs/storage/src/index.js')};
  import { startServer } from ${module('apps/api/src/server.js')};
  const { prepared, run } = UnitOfWork.prototype;
  let isStarted = false;
  UnitOfWork.prototype.prepared = async function (name, ...more) {
    const rows = await prepared.call(this, name, ...more);
    if (name === process.env.DIE_AFTER) process.kill(process.pid, 'SIGKILL');
    return rows;
  };
  UnitOfWork.prototype.run = async function (work) {
    const isOutermost = !this.isRunning;
    const value = await run.call(this, work);
    if (isStarted && isOutermost && process.env.DIE_AFTER === 'unit-of-work') process.kill(process.pid, 'SIGKILL');
    return value;
  };
  const [databaseUrl, root, dataFolder] = process.argv.slice(1);
  const started = await startServer({
    configuration: { port: 0, dataFolder, databaseUrl },
    rulesFolder: root + '/test/journeys/rules',
    schemasFolder: root + '/schemas',
    version: '0.0.0-test',
  });
  isStarted = true;
  process.stdout.write(JSON.stringify([started.value.address, started.value.key.text]) + '\\n');
`;

let database: TestDatabase;
let folder: string;
let client: pg.Client;
const children: ChildProcess[] = [];

beforeAll(async () => {
  await ensureBuilt();
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'ratebook-crash-'));
  client = new pg.Client(database.url);
  await client.connect();
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await client.end();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function service(dieAfter = '') {
  const child = spawn(process.execPath, ['--input-type=module', '-e', SERVICE, database.url, ROOT, folder], {
    env: { ...cleanEnv(), DIE_AFTER: dieAfter },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [address, key] = await new Promise<[string, string]>((resolve, reject) => {
    child.stdout.once('data', (line: Buffer) => {
      resolve(JSON.parse(line.toString()) as [string, string]);
    });
    child.once('exit', () => {
      reject(new Error('the service ended before it listened'));
    });
  });
  const ended = new Promise<NodeJS.Signals | null>((resolve) => {
    child.once('exit', (_code, signal) => {
      resolve(signal);
    });
  });
  const post = (path: string, idempotencyKey: string, body: unknown): Promise<Response> =>
    fetch(address + path, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        'idempotency-key': idempotencyKey,
      },
      body: JSON.stringify(body),
    });
  const keep = (idempotencyKey: string): Promise<Response> =>
    post('/v1/quotes', idempotencyKey, {
      package: 'pro',
      quantities: { seats: '3' },
      usage: { 'api-calls': '10' },
    });
  return { keep, post, ended };
}

describe('a service that dies between the commit of a quote and its reply', () => {
  it('gives the quote that was kept to the next try, and keeps no second one', async () => {
    const key = randomUUID();
    const dying = await service('keep-quote');
    await expect(dying.keep(key)).rejects.toThrow();
    expect(await dying.ended).toBe('SIGKILL');
    const { rows } = await client.query<{ id: string }>('select id from quote');
    expect(rows).toHaveLength(1);
    const next = await service();
    const reply = await next.keep(key);
    expect([reply.status, reply.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
    expect(await reply.json()).toMatchObject({ id: `qte_${rows[0]?.id ?? ''}`, quote: { total: '50.10' } });
    const after = await client.query('select id from quote');
    expect(after.rows).toEqual(rows);
  });
});

describe('a service that dies between the commit of a change and its reply', () => {
  it('gives the saved reply to the next try, and does nothing twice', async () => {
    const key = randomUUID();
    const request = { name: 'crash', holder: 'crash', scopes: ['packages:read'] };
    const dying = await service('unit-of-work');
    await expect(dying.post('/v1/keys', key, request)).rejects.toThrow();
    expect(await dying.ended).toBe('SIGKILL');
    const { rows } = await client.query<{ id: string }>(`select id from api_key where holder = 'crash'`);
    expect(rows).toHaveLength(1);
    const next = await service();
    const replies = [await next.post('/v1/keys', key, request), await next.post('/v1/keys', key, request)];
    expect(replies.map(({ status, headers }) => [status, headers.get('idempotency-replayed')])).toEqual([
      [201, 'true'],
      [201, 'true'],
    ]);
    const [first, second] = await Promise.all(replies.map((reply) => reply.text()));
    expect(JSON.parse(first ?? '')).toMatchObject({ id: rows[0]?.id, holder: 'crash' });
    expect(second).toBe(first);
    const after = await client.query(
      `select (select count(*)::int from api_key where holder = 'crash') as keys,
         (select count(*)::int from audit where subject like '%' || $1) as audited`,
      [rows[0]?.id],
    );
    expect(after.rows).toEqual([{ keys: 1, audited: 1 }]);
  });
});
