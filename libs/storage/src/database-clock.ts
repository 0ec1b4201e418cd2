import { type Instant, instantAt } from '#calendar';
import { InvariantError } from '#money';
import { type Clock, SystemClock } from './clock.js';
import type { UnitOfWork } from './unit-of-work.js';

/**
 * The time by which is judged what is due: the database's, which all processes share, so that one whose clock runs
 * ahead does nothing early. A clock that a test holds still is asked itself.
 */
export class DatabaseClock {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async now(): Promise<Instant> {
    if (!(this.clock instanceof SystemClock)) return this.clock.now();
    const [row] = await this.work.manager.query<{ ms: string }[]>(
      'select floor(extract(epoch from clock_timestamp()) * 1000)::bigint::text as ms',
    );
    const now = row && instantAt(Number(row.ms));
    if (now === undefined)
      throw new InvariantError('the clock of the database is outside the years 1 to 9999');
    return now;
  }
}
