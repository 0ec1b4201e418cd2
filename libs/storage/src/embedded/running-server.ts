import type { ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import type { Account } from './account.js';
import { spawnSupervised } from './supervised.js';

export interface RunningServer {
  readonly stop: () => Promise<void>;
  readonly ended: Promise<void>;
}

type Launched =
  { readonly ok: true; readonly value: RunningServer } | { readonly ok: false; readonly output: string };

const READY = 'database system is ready to accept connections';
/** It says every ten seconds that it goes on with what a crash has left; without a word it is stuck. */
const RECOVERING = /redo (?:starts|in progress)/;
const START_LIMIT_MS = 60_000;
const KEPT_OUTPUT = 65_536;
const STOP_LIMIT_MS = 20_000;

/** Resolves once the server takes connections, or with all that it said when it does not. */
export async function launch(
  account: Account,
  program: string,
  args: readonly string[],
  removeAfterwards: string,
): Promise<Launched> {
  const child = spawnSupervised(account, program, args, removeAfterwards);
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
    child.once('error', () => {
      resolve();
    });
  });
  const started = await readiness(child);
  if (!started.ready) {
    child.stdin?.destroy();
    await ended;
    return { ok: false, output: started.output };
  }
  letOwnerEnd(child);
  return { ok: true, value: { ended, stop: () => stop(child, ended) } };
}

async function readiness(child: ChildProcess): Promise<{ ready: boolean; output: string }> {
  let output = '';
  return await new Promise((resolve) => {
    const settle = (ready: boolean): void => {
      clearTimeout(timer);
      resolve({ ready, output });
    };
    const timer = setTimeout(() => {
      output += `\nFATAL:  it was not ready within ${START_LIMIT_MS / 1000} seconds`;
      settle(false);
    }, START_LIMIT_MS);
    child.stderr?.on('data', (bytes: Buffer) => {
      const said = bytes.toString();
      // The end is what counts: whoever asks too early, again and again, is told so in a line each.
      const news = output.slice(-READY.length) + said;
      output = (output + said).slice(-KEPT_OUTPUT);
      if (RECOVERING.test(news)) timer.refresh();
      if (news.includes(READY)) settle(true);
    });
    child.once('error', (error) => {
      output += `\nFATAL:  ${error.message}`;
      settle(false);
    });
    child.once('close', () => {
      settle(false);
    });
  });
}

/** The server must not keep our process alive: when we are done, we end, and the leash ends the server. */
function letOwnerEnd(child: ChildProcess): void {
  child.unref();
  (child.stdin as Socket | null)?.unref();
  (child.stderr as Socket | null)?.unref();
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.ref();
  child.stdin?.destroy();
  const timer = setTimeout(() => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  }, STOP_LIMIT_MS);
  await ended;
  clearTimeout(timer);
}
