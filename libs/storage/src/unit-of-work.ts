import { AsyncLocalStorage } from 'node:async_hooks';
import { DataSource, type EntityManager } from 'typeorm';
import { LOCK_SPACE, LOCKS } from './locks.js';

/** All or nothing: what stores do inside `run` is committed together, or not at all. */
export class UnitOfWork {
  readonly #current = new AsyncLocalStorage<EntityManager>();

  constructor(private readonly source: DataSource) {}

  /** Commits when `work` resolves, rolls back when it throws. A `run` inside a `run` joins it. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#current.getStore() !== undefined) return await work();
    return await this.source.transaction((manager) => this.#current.run(manager, work));
  }

  /** Waits for the lock and keeps it to the end of the unit of work. */
  async lock(name: keyof typeof LOCKS): Promise<void> {
    await this.manager.query('select pg_advisory_xact_lock($1, $2)', [LOCK_SPACE, LOCKS[name]]);
  }

  /** What stores speak to: the transaction that is running here, else the pool. */
  get manager(): EntityManager {
    return this.#current.getStore() ?? this.source.manager;
  }
}
