import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../journeys/api-server.js';

export const KEY = 'a-key-for-faults-only';

export interface ServiceProcess {
  /** What it has logged so far. */
  readonly records: () => readonly Record<string, unknown>[];
  /** Resolves with its address once it listens. */
  readonly listening: Promise<string>;
  /** Resolves with the first record that has this field. */
  readonly said: (field: string) => Promise<Record<string, unknown>>;
  /** Resolves with the exit code once it has ended. */
  readonly ended: Promise<number | null>;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Ends it, if it still runs, and removes what it kept. */
  readonly clean: () => Promise<void>;
}

/** A production program, as a process of its own. */
export async function serviceProcess(
  variables: Readonly<Record<string, string>>,
  program: 'api' | 'worker' = 'api',
): Promise<ServiceProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'ratebook-process-'));
  const child = spawn(process.execPath, [join(ROOT, 'dist', 'apps', program, 'src', 'main.js')], {
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      RATEBOOK_DATA_DIR: folder,
      RATEBOOK_BOOTSTRAP_KEY: KEY,
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = linesOf(child);
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const listening = new Promise<string>((resolve, reject) => {
    said.each(({ address }) => {
      if (typeof address === 'string') resolve(address);
    });
    void ended.then((code) => {
      reject(new Error(`it ended with ${String(code)}: ${said.errors()}`));
    });
  });
  const saidWith = async (field: string): Promise<Record<string, unknown>> => {
    for (;;) {
      const record = said.records.find((one) => field in one);
      if (record !== undefined) return record;
      await Promise.race([said.next(), ended.then(() => Promise.reject(new Error(said.errors())))]);
    }
  };
  // Who never asks for the address must not be told that there was none.
  listening.catch(() => undefined);
  return {
    records: () => said.records,
    listening,
    said: saidWith,
    ended,
    signal: (signal) => void child.kill(signal),
    clean: async () => {
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function linesOf({ stdout, stderr }: ChildProcess) {
  const records: Record<string, unknown>[] = [];
  const readers: ((record: Record<string, unknown>) => void)[] = [];
  let rest = '';
  let errors = '';
  stderr?.on('data', (bytes: Buffer) => (errors += bytes.toString()));
  stdout?.on('data', (bytes: Buffer) => {
    const parts = (rest + bytes.toString()).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) {
      const record = JSON.parse(line) as Record<string, unknown>;
      records.push(record);
      for (const read of readers) read(record);
    }
  });
  return {
    records,
    errors: () => errors,
    next: () =>
      new Promise<void>((resolve) =>
        readers.push(() => {
          resolve();
        }),
      ),
    each: (read: (record: Record<string, unknown>) => void) => void readers.push(read),
  };
}
