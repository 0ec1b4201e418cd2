import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';

let parent: string;
let folder: string;
const running: EmbeddedPostgres[] = [];

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'ratebook-embedded-'));
  folder = join(parent, 'data');
});

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  await rm(parent, { recursive: true, force: true });
});

async function started(): Promise<EmbeddedPostgres> {
  const outcome = await startEmbeddedPostgres({ folder });
  if (!outcome.ok) throw new Error(outcome.fault.message);
  running.push(outcome.value);
  return outcome.value;
}

async function refusal(): Promise<string> {
  const outcome = await startEmbeddedPostgres({ folder });
  if (!outcome.ok) return `${outcome.fault.code}: ${outcome.fault.message}`;
  running.push(outcome.value);
  return 'started';
}

async function ask(url: string, question: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(question)).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded PostgreSQL', () => {
  it('keeps its data and its port from one start to the next', async () => {
    const first = await started();
    await ask(first.url, 'create table kept as select 1 as one');
    await first.stop();
    const second = await started();
    expect(await ask(second.url, 'select one from kept')).toEqual([{ one: 1 }]);
    expect(second.url).toBe(first.url);
  }, 30_000);

  it('listens on the loopback interface alone, with a password that nobody else can read', async () => {
    const { url } = await started();
    expect(await ask(url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    expect(await ask(url, 'show unix_socket_directories')).toEqual([{ unix_socket_directories: '' }]);
    expect((await stat(join(folder, 'postgres', 'password'))).mode & 0o777).toBe(0o600);
    await expect(ask(url.replace(/:[0-9a-f]+@/, ':wrong@'), 'select 1')).rejects.toThrow('password');
  }, 30_000);

  it('says that the folder is in use while another copy runs on it', async () => {
    await started();
    expect(await refusal()).toBe(
      `setup.data-in-use: the data folder \`${folder}\` is in use by another running copy`,
    );
  }, 30_000);

  it('runs beside another copy with its own folder', async () => {
    const one = await started();
    folder = join(parent, 'other');
    const other = await started();
    expect(other.url).not.toBe(one.url);
  }, 30_000);

  it('takes over from a server that was killed and left its lock file', async () => {
    const first = await started();
    const pid = (await readFile(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8')).split('\n')[0];
    process.kill(Number.parseInt(pid ?? '', 10), 'SIGKILL');
    await first.ended;
    await started();
  }, 30_000);

  it('says that a folder is broken, of another version, or not a folder, each in one sentence', async () => {
    await mkdir(join(folder, 'postgres', 'data'), { recursive: true });
    await writeFile(join(folder, 'postgres', 'data', 'base'), 'x');
    expect(await refusal()).toBe(
      `setup.data-broken: the data folder \`${folder}\` is broken: PostgreSQL cannot read it`,
    );
    await writeFile(join(folder, 'postgres', 'data', 'PG_VERSION'), '9\n');
    expect(await refusal()).toMatch(/^setup\.data-version: /);
    folder = join(parent, 'file');
    await writeFile(folder, 'not a folder');
    expect(await refusal()).toMatch(/^setup\.data-not-a-folder: .*a file stands in its way$/);
  });

  it('says that the data is broken when the server finds its control file cut short', async () => {
    await (await started()).stop();
    await writeFile(join(folder, 'postgres', 'data', 'global', 'pg_control'), 'x');
    expect(await refusal()).toMatch(/^setup\.data-broken: /);
  }, 30_000);

  it('starts from nothing after a first start that was cut short', async () => {
    await mkdir(join(folder, 'postgres-new-999999999', 'data'), { recursive: true });
    await started();
    await expect(stat(join(folder, 'postgres-new-999999999'))).rejects.toThrow('ENOENT');
  }, 30_000);
});
