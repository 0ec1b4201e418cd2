import { createDataSource } from './data-source.js';
import { LOCK_SPACE, LOCKS } from './locks.js';

/**
 * Brings the schema up to date. Of several processes that start together one migrates and the others wait for it:
 * TypeORM has no lock of its own. The lock has its own connection, which PostgreSQL frees if we die. A migration takes
 * as long as it takes; a connection at most `connectMs`.
 */
export async function migrate(url: string, connectMs: number): Promise<void> {
  const source = createDataSource(url, { poolSize: 2, connectMs });
  await source.initialize();
  try {
    const lock = source.createQueryRunner();
    await lock.query('select pg_advisory_lock($1, $2)', [LOCK_SPACE, LOCKS.migrations]);
    try {
      await source.runMigrations({ transaction: 'each' });
    } finally {
      await lock.query('select pg_advisory_unlock($1, $2)', [LOCK_SPACE, LOCKS.migrations]);
      await lock.release();
    }
  } finally {
    await source.destroy();
  }
}
