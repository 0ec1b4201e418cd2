import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '#observing';
import { isUnavailable, portFault, type SetupFault } from '#storage';
import { type ServerOptions, startServer, type StartOutcome } from '../server.js';
import { openWaitingRoom, type WaitingRoom } from './waiting-room.js';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
const REASON = 'the database does not answer yet; try again soon';

/**
 * Starts the service as soon as its database answers. Until then the process is live and not ready: an orchestrator
 * that starts everything at once must not see a crash loop. Any other fault ends the start, as it would at a terminal.
 * No fault at all: it was told to stop.
 */
export async function startWhenPossible(
  options: ServerOptions,
  log: Log,
  stopped: AbortSignal,
): Promise<StartOutcome> {
  let room: WaitingRoom | undefined;
  const leave = async (): Promise<void> => {
    const open = room;
    room = undefined;
    await open?.close();
  };
  let { port } = options.configuration;
  try {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
      const configuration = { ...options.configuration, port };
      const outcome = await startServer({ ...options, configuration, beforeListening: leave }).catch(notNow);
      if (outcome.ok || !outcome.faults.every(({ code }) => code === WORTH_WAITING)) return outcome;
      const message = outcome.faults[0]?.message ?? REASON;
      log.warn({ nextTryMs: pauseMs }, message);
      try {
        room ??= await openWaitingRoom(port, REASON);
      } catch (error) {
        const refused = portFault(error, port, 'PORT');
        if (refused === undefined) throw error;
        return { ok: false, faults: [refused.fault] };
      }
      // A port that the system chose stays ours.
      ({ port } = room);
      await sleep(pauseMs, undefined, { signal: stopped }).catch(() => undefined);
      if (stopped.aborted) return { ok: false, faults: [] };
    }
  } finally {
    await leave();
  }
}

const WORTH_WAITING: SetupFault['code'] = 'setup.database-unreachable';

/** The database may go away again in the middle of a start. */
function notNow(error: unknown): StartOutcome {
  if (!isUnavailable(error)) throw error;
  return { ok: false, faults: [{ code: WORTH_WAITING, message: 'the database does not answer', help: '' }] };
}
