import { type Instant, instantText } from '#calendar';
import { invariant } from '#money';
import { fromDbInstant } from '../mappings/instants.js';
import { fromDbPeriod } from '../mappings/periods.js';
import type { BillingPeriod, DuePeriod } from '../records/periods.js';
import type { AdjustmentCause } from '../records/quotes.js';
import {
  becomeFinal,
  beginClosing,
  type BillingPeriodRow,
  closedUntil,
  lateEvents,
  type LateEventRow,
  lockLatePeriod,
  lockPeriod,
  settleLate,
  standingQuote,
} from '../statements/billing-periods.js';
import { UnitOfWork } from '../unit-of-work.js';

type PeriodKey = Pick<BillingPeriod, 'subscription' | 'startsAt'>;

/** Before every other: ids and instants that nothing has. */
const FIRST: readonly [string, string] = ['00000000-0000-0000-0000-000000000000', '-infinity'];

export class BillingPeriodStore {
  constructor(private readonly work: UnitOfWork) {}

  /** From the commit on events of these periods are late. Whoever calls holds the lock `usage` alone. */
  async begin(periods: readonly DuePeriod[]): Promise<void> {
    await this.work.manager.query(beginClosing, [
      periods.map(({ subscription }) => subscription),
      periods.map(({ startsAt }) => instantText(startsAt)),
      periods.map(({ endsAt }) => instantText(endsAt)),
      periods.map(({ workspace }) => workspace),
      periods.map(({ timeZone }) => timeZone),
    ]);
  }

  /** The period, which nobody else bills to the end of the unit of work. */
  async lock(key: PeriodKey): Promise<BillingPeriod | undefined> {
    return await this.#period(lockPeriod, keyOf(key));
  }

  /** A final period with late events that no quote has settled, the first after `after`. */
  async lockLate(after: PeriodKey | undefined): Promise<BillingPeriod | undefined> {
    return await this.#period(lockLatePeriod, after === undefined ? FIRST : keyOf(after));
  }

  /** For ever; the late events that are seen here are in its quote. */
  async becomeFinal(key: PeriodKey, quote: string): Promise<void> {
    await this.work.manager.query(becomeFinal, [...keyOf(key), quote]);
    await this.settle(key, quote);
  }

  /** Says that the late events which are seen here are in a quote; answers how many these are. */
  async settle(key: PeriodKey, quote: string): Promise<number> {
    const [, count] = await this.work.manager.query<[unknown[], number]>(settleLate, [...keyOf(key), quote]);
    return count;
  }

  /** The late events that no quote has settled, and the first `most` of them. */
  async lateEvents(
    key: PeriodKey & Pick<BillingPeriod, 'workspace'>,
    most: number,
  ): Promise<AdjustmentCause> {
    const rows = await this.work.manager.query<LateEventRow[]>(lateEvents, [
      ...keyOf(key),
      key.workspace,
      most,
    ]);
    const first = rows.map(({ source, id, type, time, receivedAt, isCorrection }) => ({
      source,
      id,
      type,
      time: fromDbInstant(time),
      receivedAt: fromDbInstant(receivedAt),
      isCorrection,
    }));
    return { events: rows[0]?.events ?? 0, corrections: rows[0]?.corrections ?? 0, first };
  }

  /** The quote that says what a final period costs now. */
  async standingQuote(key: PeriodKey): Promise<string> {
    const [row] = await this.work.manager.query<{ quote: string | null }[]>(standingQuote, [...keyOf(key)]);
    invariant(row !== undefined && row.quote !== null, 'a final period has a quote');
    return row.quote;
  }

  /** Until when a subscription's periods are closing or final; undefined when all are open. */
  async closedUntil(subscription: string): Promise<Instant | undefined> {
    const [row] = await this.work.manager.query<{ until: string | null }[]>(closedUntil, [subscription]);
    return row?.until ? fromDbInstant(row.until) : undefined;
  }

  async #period(statement: string, values: readonly string[]): Promise<BillingPeriod | undefined> {
    const [row] = await this.work.manager.query<BillingPeriodRow[]>(statement, [...values]);
    return row && fromDbPeriod(row);
  }
}

const keyOf = ({ subscription, startsAt }: PeriodKey): readonly [string, string] => [
  subscription,
  instantText(startsAt),
];
