import { textArray, uuidArray } from '../binary-array.js';
import { fromDbMeter } from '../mappings/usage.js';
import type { RegisteredMeter } from '../records/usage.js';
import {
  findMeter,
  liveMeters,
  registerMeters,
  retireMeters,
  type UsageMeterRow,
} from '../statements/usage-meters.js';
import { UnitOfWork } from '../unit-of-work.js';

/** A meter that is to count. */
export type NewMeter = Pick<RegisteredMeter, 'hash' | 'key' | 'event' | 'definition'>;

export class UsageMeterStore {
  constructor(private readonly work: UnitOfWork) {}

  /** The meters that count. */
  async live(): Promise<readonly RegisteredMeter[]> {
    return (await this.work.manager.query<UsageMeterRow[]>(liveMeters)).map(fromDbMeter);
  }

  async find(id: number): Promise<RegisteredMeter | undefined> {
    const [row] = await this.work.manager.query<UsageMeterRow[]>(findMeter, [id]);
    return row && fromDbMeter(row);
  }

  /** Call it with the lock `usage` held alone. A live meter of the same key gives way. */
  async register(meters: readonly NewMeter[]): Promise<readonly RegisteredMeter[]> {
    const keys = textArray(meters, ({ key }) => key);
    await this.work.manager.query(retireMeters, [keys]);
    const rows = await this.work.manager.query<UsageMeterRow[]>(registerMeters, [
      uuidArray(meters, ({ hash }) => hash),
      keys,
      textArray(meters, ({ event }) => event),
      textArray(meters, ({ definition }) => definition),
    ]);
    return rows.map(fromDbMeter);
  }
}
