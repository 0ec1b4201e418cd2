import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = resolve(import.meta.dirname, '..');
const MAIN = join(ROOT, 'dist/apps/cli/bundle/main.js');
const LOCK = join(ROOT, 'node_modules/.ratebook-building');
export const BIN = join(ROOT, 'apps/cli/bin/ratebook.mjs');

/** How a run of the real binary ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `ratebook` as people do: a process of its own, with pipes for a terminal. */
export async function ratebook(
  args: readonly string[],
  {
    cwd = ROOT,
    stdin = '',
    env = {},
  }: { cwd?: string; stdin?: string | Buffer; env?: NodeJS.ProcessEnv } = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [BIN, ...args], { cwd, env: { ...cleanEnv(), ...env } });
  child.stdin.on('error', () => undefined);
  child.stdin.end(stdin);
  return ended(child);
}

export async function ended(child: ChildProcess): Promise<Ended> {
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
  child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk));
  const code = await new Promise<number | null>((done, failed) => {
    child.once('error', failed);
    child.once('close', done);
  });
  return { code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() };
}

/** Jest's own flags must not reach the program that is tested. */
export function cleanEnv(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'NODE_OPTIONS'));
}

/** Builds when the program is missing or older than a source; only one of several test workers does it. */
export async function ensureBuilt(): Promise<void> {
  while (!isFresh()) {
    try {
      mkdirSync(LOCK);
    } catch {
      await sleep(200);
      if (Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > 120_000) {
        rmSync(LOCK, { recursive: true, force: true });
      }
      continue;
    }
    try {
      if (isFresh()) return;
      const built = spawnSync('npm', ['run', '--silent', 'build'], {
        cwd: ROOT,
        encoding: 'utf8',
        env: cleanEnv(),
      });
      if (!isFresh()) throw new Error(`the build failed: ${built.stdout}`);
    } finally {
      rmSync(LOCK, { recursive: true, force: true });
    }
  }
}

function isFresh(): boolean {
  if (!existsSync(MAIN)) return false;
  const built = statSync(MAIN).mtimeMs;
  return ['apps/cli/src', 'libs'].every((folder) => newestSource(join(ROOT, folder)) <= built);
}

function newestSource(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'))
    .reduce((newest, path) => Math.max(newest, statSync(join(folder, path)).mtimeMs), 0);
}
