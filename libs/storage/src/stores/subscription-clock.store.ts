import { type Instant, instantText } from '#calendar';
import { fromDbInstant } from '../mappings/instants.js';
import type { SubscriptionClock } from '../records/subscription-clock.js';
import {
  type ClockRow,
  insertRenewals,
  isRenewalDue,
  lockClock,
  lockDueClocks,
  renewalsOf,
  windClocks,
} from '../statements/subscription-clock.js';
import { UnitOfWork } from '../unit-of-work.js';

/** Who has locked a subscription may lock its clock, never the other way round. */
export class SubscriptionClockStore {
  constructor(private readonly work: UnitOfWork) {}

  /** The clock, by which nobody else announces anything to the end of the running unit of work. */
  async lock(subscriptionId: string): Promise<SubscriptionClock | undefined> {
    return (await this.#clocks(lockClock, [subscriptionId]))[0];
  }

  /** Whether any boundary has come, by the clock of the database. */
  async isDue(): Promise<boolean> {
    const [row] = await this.work.manager.query<{ due: boolean }[]>(isRenewalDue);
    return row?.due === true;
  }

  /** At most `limit` clocks whose time has come and that nobody else has in hand, the earliest first, locked. */
  async lockDue(limit: number): Promise<readonly SubscriptionClock[]> {
    return await this.#clocks(lockDueClocks, [limit]);
  }

  /** Sets clocks; a subscription that had none gets one. */
  async wind(clocks: readonly SubscriptionClock[]): Promise<void> {
    await this.work.manager.query(windClocks, [
      clocks.map(({ subscriptionId }) => subscriptionId),
      clocks.map(({ announcedUntil }) => instantText(announcedUntil)),
      clocks.map(({ nextBoundary }) => textOrNull(nextBoundary)),
    ]);
  }

  async keepRenewals(
    renewals: readonly { readonly subscriptionId: string; readonly boundary: Instant }[],
  ): Promise<void> {
    await this.work.manager.query(insertRenewals, [
      renewals.map(({ subscriptionId }) => subscriptionId),
      renewals.map(({ boundary }) => instantText(boundary)),
    ]);
  }

  /** When a subscription has renewed, in order. */
  async renewalsOf(subscriptionId: string): Promise<readonly Instant[]> {
    const rows = await this.work.manager.query<{ boundary: string }[]>(renewalsOf, [subscriptionId]);
    return rows.map(({ boundary }) => fromDbInstant(boundary));
  }

  async #clocks(statement: string, values: unknown[]): Promise<readonly SubscriptionClock[]> {
    return (await this.work.manager.query<ClockRow[]>(statement, values)).map(fromDbClock);
  }
}

const fromDbClock = ({ subscriptionId, announcedUntil, nextBoundary }: ClockRow): SubscriptionClock => ({
  subscriptionId,
  announcedUntil: fromDbInstant(announcedUntil),
  ...(nextBoundary === null ? {} : { nextBoundary: fromDbInstant(nextBoundary) }),
});

const textOrNull = (instant: Instant | undefined): string | null =>
  instant === undefined ? null : instantText(instant);
