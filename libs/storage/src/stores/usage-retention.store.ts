import { invariant } from '#money';
import {
  dropUsageMonth,
  keepUsageFrom,
  oldUsageMonths,
  usageKeptFrom,
  usageMonthIsNeeded,
  type UsageMonthRow,
} from '../statements/drop-usage.js';
import { waitBriefly } from '../statements/wait-briefly.js';
import { UnitOfWork } from '../unit-of-work.js';

/** A month of raw events that is old enough to be dropped. */
export interface UsageMonth {
  /** Of its partition. */
  readonly name: string;
  readonly first: string;
  readonly next: string;
}

/** Partitions are named by this program alone. */
const MONTH = /^usage_event_\d{4}_\d{2}$/;

export class UsageRetentionStore {
  constructor(private readonly work: UnitOfWork) {}

  /** The months that end so many months before this one begins, or earlier, the oldest first. */
  async oldMonths(months: number): Promise<readonly UsageMonth[]> {
    return await this.work.manager.query<UsageMonthRow[]>(oldUsageMonths, [months]);
  }

  /** Whether a bill, an adjustment or a new meter may still ask for these events. */
  async isNeeded({ name, first, next }: UsageMonth, lateDays: number): Promise<boolean> {
    const [row] = await this.work.manager.query<{ is: boolean }[]>(usageMonthIsNeeded(safe(name)), [
      name,
      first,
      next,
      lateDays,
    ]);
    return row?.is !== false;
  }

  async drop({ name, next }: UsageMonth): Promise<void> {
    await this.work.manager.query(waitBriefly);
    await this.work.manager.query(dropUsageMonth(safe(name)));
    await this.work.manager.query(keepUsageFrom, [next]);
  }

  /** From when on raw events are kept, in microseconds since 1970; nothing when none was ever dropped. */
  async keptFrom(): Promise<bigint | undefined> {
    const [row] = await this.work.prepared<{ time: string }>('usage-kept-from', usageKeptFrom, []);
    return row && BigInt(row.time);
  }
}

function safe(month: string): string {
  invariant(MONTH.test(month), `\`${month.slice(0, 60)}\` is no month of events`);
  return month;
}
