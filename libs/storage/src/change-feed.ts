import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { CHANNEL, type ChangeHint, readHint } from './change-hint.js';
import { Gate } from './gate.js';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;
const CONNECT_MS = 5_000;
/** A server that does not say goodbye by then is left without one. */
const GOODBYE_MS = 1_000;

export type ChangeHandler = (hint: ChangeHint) => void;

/**
 * Tells this process that something changed, usually within milliseconds. It has a connection of its own: a pool
 * would hand the listening one to somebody else. What is said while the connection is lost is lost: after each loss
 * every handler is called without an `id`. A hint only, so that whoever needs the truth polls besides.
 */
export class ChangeFeed {
  readonly #handlers = new Map<string, Set<ChangeHandler>>();
  readonly #stopping = new AbortController();
  readonly #stopped = new Promise<void>((resolve) => {
    this.#stopping.signal.addEventListener('abort', () => {
      resolve();
    });
  });
  readonly #listening = new Gate();
  #running: Promise<void> | undefined;

  constructor(private readonly url: string) {}

  /** Calls `handler` for hints about `t` until the returned function is called. The first call begins to listen. */
  on(t: string, handler: ChangeHandler): () => void {
    const handlers = this.#handlers.get(t) ?? new Set();
    this.#handlers.set(t, handlers.add(handler));
    this.#running ??= this.#run();
    return () => handlers.delete(handler);
  }

  /** Resolves once hints arrive; while the connection is lost, once they arrive again. */
  async listening(): Promise<void> {
    await this.#listening.passed();
  }

  async close(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    let pauseMs = FIRST_PAUSE_MS;
    for (let isFirst = true; !signal.aborted;) {
      const wasHeard = await this.#listenOnce(isFirst);
      pauseMs = wasHeard ? FIRST_PAUSE_MS : Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
      isFirst &&= !wasHeard;
      // The random part keeps many processes from coming back in the same instant.
      await sleep(pauseMs * (0.5 + Math.random()), undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  /** Listens until the connection is lost; false when there was none. */
  async #listenOnce(isFirst: boolean): Promise<boolean> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'ratebook feed',
      connectionTimeoutMillis: CONNECT_MS,
      keepAlive: true,
    });
    const lost = new Promise<void>((resolve) => {
      client.once('end', resolve);
      client.on('error', () => {
        resolve();
      });
    });
    client.on('notification', ({ payload = '' }) => {
      const hint = readHint(payload);
      if (hint !== undefined) this.#tell(hint);
    });
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      this.#listening.open();
      if (!isFirst) for (const t of this.#handlers.keys()) this.#tell({ t });
      await Promise.race([lost, this.#stopped]);
      return true;
    } catch {
      return false;
    } finally {
      this.#listening.close();
      await Promise.race([client.end().catch(() => undefined), sleep(GOODBYE_MS, undefined, { ref: false })]);
    }
  }

  /** A handler that fails keeps no other from its hint. */
  #tell(hint: ChangeHint): void {
    for (const handler of this.#handlers.get(hint.t) ?? [])
      try {
        handler(hint);
      } catch (error) {
        process.emitWarning(`a hint about \`${hint.t}\` was not handled: ${String(error)}`);
      }
  }
}
