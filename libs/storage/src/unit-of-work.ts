import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { invariant } from '#money';
import { LOCK_SPACE, LOCKS } from './locks.js';

/** Publishing a large folder takes seconds; who waits longer than this waits for something that is stuck. */
const LOCK_PATIENCE_MS = 60_000;
/** About as long as a change of a version holds its lock: longer only leaves the lock idle. */
const LOCK_PAUSE_MS = 20;

/** Longer than anything that is summed up takes, and no connection is gone for good. */
const SUMMING_UP_MS = 600_000;

/** A transaction that lost against another one is tried again so often, each time after a random pause. */
const TRIES = 5;
const LONGEST_PAUSE_MS = 40;
const LOST = new Set(['40001', '40P01']);

interface Running {
  readonly manager: EntityManager;
  readonly attempt: number;
  readonly afterCommit: (() => void)[];
}

/** All or nothing: what stores do inside `run` is committed together, or not at all. */
export class UnitOfWork {
  readonly #current = new AsyncLocalStorage<Running>();

  constructor(private readonly source: DataSource) {}

  /**
   * Commits when `work` resolves, rolls back when it throws. A `run` inside a `run` joins it. A transaction that
   * lost a deadlock or a serialisation race is run again from its start, so `work` keeps nothing outside itself.
   */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#current.getStore() !== undefined) return await work();
    return await this.#try('READ COMMITTED', work);
  }

  /**
   * The same, and everything that `work` reads is as of one instant, that of its first statement. It loses against
   * whoever has changed a row since that it changes too, and is then run again. Never inside a `run`, whose statements
   * each have an instant of their own.
   */
  async runAsOfOneInstant<T>(work: () => Promise<T>): Promise<T> {
    invariant(!this.isRunning, 'a unit of work as of one instant is one of its own');
    return await this.#try('REPEATABLE READ', work);
  }

  async #try<T>(isolation: 'READ COMMITTED' | 'REPEATABLE READ', work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const afterCommit: Running['afterCommit'] = [];
      try {
        const value = await this.source.transaction(isolation, (manager) =>
          this.#current.run({ manager, attempt, afterCommit }, work),
        );
        for (const act of afterCommit) act();
        return value;
      } catch (error) {
        if (attempt === TRIES || !LOST.has(codeOf(error))) throw error;
        await sleep(Math.random() * LONGEST_PAUSE_MS);
      }
    }
  }

  /**
   * Everything that `read` asks is answered as of one instant, however many statements it takes. Nothing is written.
   * Inside a `run` it takes part in that, which sees what others commit.
   */
  async snapshot<T>(read: () => Promise<T>): Promise<T> {
    if (this.#current.getStore() !== undefined) return await read();
    return await this.source.transaction('REPEATABLE READ', (manager) =>
      this.#current.run({ manager, attempt: 1, afterCommit: [] }, read),
    );
  }

  /** Acts once what is running here is committed, and never when it is rolled back; at once outside a `run`. */
  afterCommit(act: () => void): void {
    const running = this.#current.getStore();
    if (running === undefined) act();
    else running.afterCommit.push(act);
  }

  /**
   * Waits for the lock and keeps it to the end of the unit of work. It asks again and again: one question that waits
   * would end with the patience of the connection, while the holder is still at work. Throws SQLSTATE 55P03, which
   * `isUnavailable` knows, after a minute.
   */
  async lock(name: keyof typeof LOCKS): Promise<void> {
    const end = performance.now() + LOCK_PATIENCE_MS;
    while (!(await this.tryLock(name))) {
      if (performance.now() > end)
        throw Object.assign(new Error(`another process keeps the lock \`${name}\``), { code: '55P03' });
      await sleep(LOCK_PAUSE_MS);
    }
  }

  /**
   * Waits in the queue of those who want the lock: for one that others hold together all the time, where asking again
   * and again would never find it free. As long as the connection's patience lasts.
   */
  async lockInTurn(name: keyof typeof LOCKS): Promise<void> {
    await this.manager.query('select pg_advisory_xact_lock($1, $2)', [LOCK_SPACE, LOCKS[name]]);
  }

  /** The lock to the end of the unit of work, if nobody has it now. */
  async tryLock(name: keyof typeof LOCKS): Promise<boolean> {
    const rows: readonly { readonly locked: boolean }[] = await this.manager.query(
      'select pg_try_advisory_xact_lock($1, $2) as locked',
      [LOCK_SPACE, LOCKS[name]],
    );
    return rows[0]?.locked === true;
  }

  /**
   * A statement that PostgreSQL plans once a connection, under its `name`: for the few that run thousands of times a
   * second. It takes part in the unit of work that runs here, else it is one of its own.
   */
  async prepared<Row extends object>(
    name: string,
    text: string,
    values: readonly unknown[],
  ): Promise<readonly Row[]> {
    return (await (await this.#connection()).query<Row>({ name, text, values: [...values] })).rows;
  }

  /**
   * A statement that reads or sums up so much that no caller waits for it, and that takes as long as it takes, up to ten
   * minutes. It takes part in the unit of work that runs here, else it is one of its own.
   */
  async patiently<Row extends object>(text: string, values: readonly unknown[]): Promise<readonly Row[]> {
    // The types leave out what the connection takes of each statement: how long it waits for the answer.
    const asked = { text, values: [...values], query_timeout: SUMMING_UP_MS };
    return (await (await this.#connection()).query<Row>(asked)).rows;
  }

  /** TypeORM has no named statements and no patience of one; the pool and the connection below it have. */
  async #connection(): Promise<Pool | PoolClient> {
    const runner = this.#current.getStore()?.manager.queryRunner;
    return (runner ? await runner.connect() : (this.source.driver as unknown as { master: Pool }).master) as
      Pool | PoolClient;
  }

  /** Whether what runs here lost before, against another transaction, and is run again. */
  get isRetried(): boolean {
    return (this.#current.getStore()?.attempt ?? 1) > 1;
  }

  /** Whether the caller is inside a `run`. */
  get isRunning(): boolean {
    return this.#current.getStore() !== undefined;
  }

  /** What stores speak to: the transaction that is running here, else the pool. */
  get manager(): EntityManager {
    return this.#current.getStore()?.manager ?? this.source.manager;
  }
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
