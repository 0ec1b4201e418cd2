import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#storage';

export interface KillablePostgres {
  readonly url: string;
  /** Comes back under the same address, with what it had written. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** `kill -9` of the server itself: nothing is written down any more. */
  readonly kill: () => Promise<void>;
  readonly clean: () => Promise<void>;
}

/** A PostgreSQL that writes as in production, to be pulled from under a service. */
export async function killablePostgres(): Promise<KillablePostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'ratebook-killable-'));
  let running = await started(folder);
  const { url } = running;
  return {
    url,
    start: async () => {
      running = await started(folder);
      if (running.url !== url) throw new Error('it came back under another address');
    },
    stop: () => running.stop(),
    kill: async () => {
      const file = join(folder, 'postgres', 'data', 'postmaster.pid');
      process.kill(Number.parseInt(await readFile(file, 'utf8'), 10), 'SIGKILL');
      await running.ended;
    },
    clean: async () => {
      await running.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function started(folder: string): Promise<EmbeddedPostgres> {
  const outcome = await startEmbeddedPostgres({ folder });
  if (!outcome.ok) throw new Error(`${outcome.fault.message}; ${outcome.fault.help}`);
  return outcome.value;
}
