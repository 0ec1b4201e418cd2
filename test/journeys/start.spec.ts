import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ROOT } from './api-server.js';

let folder: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ratebook-start-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Resolves with the exit code once it has ended. */
  readonly ended: Promise<number | null>;
}

/** `npm start`, without npm: as a process of its own, in a session of its own. */
function start(variables: Readonly<Record<string, string>>): Run {
  const child = spawn(process.execPath, [join(ROOT, 'apps', 'launcher', 'start.mjs')], {
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      PORT: '0',
      RATEBOOK_DATA_DIR: join(folder, 'data'),
      ...variables,
    },
    detached: true,
  });
  children.push(child);
  let output = '';
  child.stdout.on('data', (bytes: Buffer) => (output += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (output += bytes.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, output: () => output, ended };
}

async function until(what: () => boolean | Promise<boolean>, limitMs: number): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await what())) {
    if (performance.now() > end) throw new Error('it did not happen in time');
    await sleep(50);
  }
}

const isUp = async (run: Run): Promise<void> => {
  await until(() => run.output().includes('Ctrl-C') || run.child.exitCode !== null, 150_000);
  expect(run.output()).toContain('Ctrl-C stops it.');
};

const postmaster = async (): Promise<number> => {
  const text = await readFile(join(folder, 'data', 'postgres', 'data', 'postmaster.pid'), 'utf8');
  return Number.parseInt(text, 10);
};

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('npm start', () => {
  it('prints a command and the very quote that this command gets; Ctrl-C leaves no process', async () => {
    const run = start({});
    await isUp(run);
    const [, command = '', quote = ''] = /(curl [^]*?)\n\n(\{.*\})\n/.exec(run.output()) ?? [];
    const [, url = ''] = /curl -s (\S+)/.exec(command) ?? [];
    const [, authorization = ''] = /'Authorization: ([^']+)'/.exec(command) ?? [];
    const [, body = ''] = /-d '(.*)'/.exec(command) ?? [];
    const reply = await fetch(url, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body,
    });
    expect(await reply.text()).toBe(quote);
    expect(JSON.parse(quote)).toHaveProperty('total');
    expect(run.output()).toContain('worker   runs here, its jobs are kept in PostgreSQL');
    const server = await postmaster();
    // The terminal signals the whole group at once.
    process.kill(-(run.child.pid ?? 0), 'SIGINT');
    expect(await run.ended).toBe(0);
    expect(runs(server)).toBe(false);
  }, 180_000);

  it('leaves no server behind when it is killed, and starts again on the same data', async () => {
    const killed = start({});
    await isUp(killed);
    const server = await postmaster();
    killed.child.kill('SIGKILL');
    await until(() => !runs(server), 10_000);
    const again = start({});
    await isUp(again);
    expect(again.output()).not.toContain('published from rules');
    again.child.kill('SIGTERM');
    expect(await again.ended).toBe(0);
  }, 180_000);

  it('says in one sentence why it cannot start', async () => {
    const run = start({ PORT: 'http', REDIS_URL: 'nowhere' });
    expect(await run.ended).toBe(1);
    expect(run.output().replace(/^•.*\n/gm, '')).toBe(
      'error: PORT must be a whole number from 0 to 65535, and is `http`\n' +
        '  help: for example PORT=3000; 0 lets the system choose\n' +
        'error: REDIS_URL must be an address that begins with `redis://` or `rediss://`\n' +
        '  help: for example REDIS_URL=redis://localhost:6379\n',
    );
  }, 150_000);
});
