import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { ChangeFeed } from './change-feed.js';
import { createDataSource } from './data-source.js';
import { migrate } from './migrate.js';
import { missingMigrations } from './missing-migrations.js';
import { refuse, type SetupOutcome } from './setup-fault.js';
import { isUnavailable } from './unavailable.js';
import { outboxLag, type OutboxLag } from './statements/outbox-lag.js';
import { strayEvents } from './statements/stray-events.js';
import { UnitOfWork } from './unit-of-work.js';

/** An open, migrated database and everything that speaks to it. */
export interface Storage {
  readonly source: DataSource;
  readonly work: UnitOfWork;
  /** The one store of this class. */
  readonly store: <T>(type: new (work: UnitOfWork) => T) => T;
  /** Says that something changed; listens once somebody wants to know. */
  readonly feed: ChangeFeed;
  /** Whether the database answers now. */
  readonly ping: () => Promise<boolean>;
  /** Of the pool: how many there are, how many of them are idle, and how many callers wait for one. */
  readonly connections: () => Readonly<Record<'total' | 'idle' | 'waiting', number>>;
  /** Opens every connection of the pool that the database grants, so that the first requests need not wait for one. */
  readonly warm: () => Promise<void>;
  readonly outboxLag: () => Promise<OutboxLag>;
  /** How many usage events are in the partition that is for no month, up to 1000: there should be none. */
  readonly strayEvents: () => Promise<number>;
  /** How many migrations that this program knows the database has not seen. */
  readonly missingMigrations: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** A caller waits for a connection or an answer at most this long, so that "not now" is said within 2 seconds. */
const PATIENCE_MS = 1_500;
/** A start can wait longer, for a database that is only just waking up. */
const CONNECT_MS = 10_000;
const POOL_SIZE = 10;
/** Longer than any transaction has nothing to ask, and so short that what was held up is done within a minute. */
const IDLE_MS = 30_000;

/**
 * Migrates and connects. `connectMs` bounds the wait for a first connection, `patienceMs` every later wait, and `idleMs`
 * how long a transaction keeps its locks while its process does not go on.
 */
export async function openStorage(
  url: string,
  patienceMs = PATIENCE_MS,
  connectMs = CONNECT_MS,
  idleMs = IDLE_MS,
): Promise<SetupOutcome<Storage>> {
  const source = createDataSource(url, { poolSize: POOL_SIZE, patienceMs, idleMs });
  try {
    await migrate(url, connectMs);
    await source.initialize();
  } catch (error) {
    return explain(url, error);
  }
  const work = new UnitOfWork(source);
  const feed = new ChangeFeed(url);
  return {
    ok: true,
    value: {
      source,
      work,
      store: storesOf(work),
      feed,
      ping: () =>
        source.query('select 1').then(
          () => true,
          () => false,
        ),
      connections: () => {
        const { totalCount: total, idleCount: idle, waitingCount: waiting } = poolOf(source);
        return { total, idle, waiting };
      },
      warm: () => warm(poolOf(source)),
      outboxLag: async () => {
        const [lag] = await source.query<OutboxLag[]>(outboxLag);
        return lag ?? { unstamped: 0, seconds: 0 };
      },
      strayEvents: async () => {
        const [row] = await source.query<{ count: number }[]>(strayEvents);
        return row?.count ?? 0;
      },
      missingMigrations: () => missingMigrations(source),
      // The application that used it may have closed it already.
      close: async () => {
        await feed.close();
        if (source.isInitialized) await source.destroy();
      },
    },
  };
}

/** TypeORM hands out no pool; the driver has one. */
const poolOf = (source: DataSource): Pool => (source.driver as unknown as { master: Pool }).master;

/** A database that grants fewer is served with fewer. */
async function warm(pool: Pool): Promise<void> {
  const opened = await Promise.allSettled(Array.from({ length: POOL_SIZE }, () => pool.connect()));
  for (const connection of opened) if (connection.status === 'fulfilled') connection.value.release();
}

function storesOf(work: UnitOfWork): Storage['store'] {
  const made = new Map<unknown, unknown>();
  return <T>(type: new (work: UnitOfWork) => T): T => {
    const known = made.get(type) ?? new type(work);
    made.set(type, known);
    return known as T;
  };
}

function explain(url: string, error: unknown): SetupOutcome<never> {
  const { host, pathname } = new URL(url);
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const said = error instanceof Error ? error.message : '';
  const place = `\`${pathname.slice(1)}\` at \`${host}\``;
  if (code === '28P01' || code === '28000')
    return refuse(
      'setup.database-login',
      `the database ${place} refuses this user or password`,
      'check DATABASE_URL',
    );
  if (said.includes('client password must be'))
    return refuse(
      'setup.database-login',
      `the database ${place} asks for a password, and DATABASE_URL has none`,
      'for example DATABASE_URL=postgres://user:password@localhost:5432/ratebook',
    );
  if (code === '3D000')
    return refuse(
      'setup.database-missing',
      `there is no database ${place}`,
      'create it, or check DATABASE_URL',
    );
  if (code === '42501')
    return refuse(
      'setup.database-rights',
      `the user of DATABASE_URL may not create tables in ${place}`,
      'grant it the right to create in the schema `public`',
    );
  if (isUnavailable(error))
    return refuse(
      'setup.database-unreachable',
      `the database ${place} does not answer${code === '' ? '' : ` (${code})`}`,
      'start it, or check DATABASE_URL',
    );
  throw error;
}
