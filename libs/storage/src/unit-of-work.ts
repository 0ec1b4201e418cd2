import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource, type EntityManager } from 'typeorm';
import { LOCK_SPACE, LOCKS } from './locks.js';

/** Publishing a large folder takes seconds; who waits longer than this waits for something that is stuck. */
const LOCK_PATIENCE_MS = 60_000;
const LOCK_PAUSE_MS = 50;

/** All or nothing: what stores do inside `run` is committed together, or not at all. */
export class UnitOfWork {
  readonly #current = new AsyncLocalStorage<EntityManager>();

  constructor(private readonly source: DataSource) {}

  /** Commits when `work` resolves, rolls back when it throws. A `run` inside a `run` joins it. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#current.getStore() !== undefined) return await work();
    return await this.source.transaction((manager) => this.#current.run(manager, work));
  }

  /**
   * Waits for the lock and keeps it to the end of the unit of work. It asks again and again: one question that waits
   * would end with the patience of the connection, while the holder is still at work. Throws SQLSTATE 55P03, which
   * `isUnavailable` knows, after a minute.
   */
  async lock(name: keyof typeof LOCKS): Promise<void> {
    const end = performance.now() + LOCK_PATIENCE_MS;
    while (!(await this.#tryLock(name))) {
      if (performance.now() > end)
        throw Object.assign(new Error(`another process keeps the lock \`${name}\``), { code: '55P03' });
      await sleep(LOCK_PAUSE_MS);
    }
  }

  async #tryLock(name: keyof typeof LOCKS): Promise<boolean> {
    const rows: readonly { readonly locked: boolean }[] = await this.manager.query(
      'select pg_try_advisory_xact_lock($1, $2) as locked',
      [LOCK_SPACE, LOCKS[name]],
    );
    return rows[0]?.locked === true;
  }

  /** What stores speak to: the transaction that is running here, else the pool. */
  get manager(): EntityManager {
    return this.#current.getStore() ?? this.source.manager;
  }
}
