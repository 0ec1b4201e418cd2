import { Injectable } from '@nestjs/common';
import {
  BillingPeriodStore,
  type DuePeriod,
  type PeriodClose,
  type PeriodCloseShard,
  PeriodCloseStore,
  type ShardSubscription,
  SubscriptionStore,
  UnitOfWork,
} from '#storage';
import { DuePeriods } from './due-periods.js';

/** So many subscriptions a transaction: who counts events waits while it writes their periods and commits. */
const PAGE = 250;

type ShardKey = Pick<PeriodCloseShard, 'closeId' | 'shard'>;

/**
 * Begins to close what is due, and makes items of it. From the commit on an event of such a period is late: nobody is
 * counting at that moment, so that everything before it is counted, and everything after it knows.
 */
@Injectable()
export class MarkPeriods {
  constructor(
    private readonly work: UnitOfWork,
    private readonly closes: PeriodCloseStore,
    private readonly periods: BillingPeriodStore,
    private readonly subscriptions: SubscriptionStore,
    private readonly duePeriods: DuePeriods,
  ) {}

  /** The next page of a shard; false when all its subscriptions are marked, or it is done. */
  async run(close: PeriodClose, key: ShardKey): Promise<boolean> {
    return await this.work.run(async () => {
      const shard = await this.closes.lockShard(key);
      if (shard === undefined || shard.isMarked) return false;
      const page = await this.closes.subscriptionsOf(key, PAGE);
      const owing = await this.#due(page, close);
      if (owing.length > 0) {
        const owners = new Set(owing.map(({ subscription }) => subscription));
        // What was read before nobody was kept from changing it is read again.
        await this.closes.holdSubscriptions([...owners]);
        const due = await this.#due(
          page.filter(({ id }) => owners.has(id)),
          close,
        );
        await this.work.lockInTurn('usage');
        await this.periods.begin(due);
      }
      const isLast = page.length < PAGE;
      await this.closes.mark(
        key,
        page.map(({ id }) => id),
        isLast,
      );
      return !isLast;
    });
  }

  async #due(page: readonly ShardSubscription[], close: PeriodClose): Promise<readonly DuePeriod[]> {
    const ids = page.map(({ id }) => id);
    const closedUntil = new Map(page.map((one) => [one.id, one.closedUntil]));
    const segments = await this.subscriptions.segmentsOfAll(ids);
    const due: DuePeriod[] = [];
    for (const subscription of await this.subscriptions.findAll(ids)) {
      const { id } = subscription;
      const spans = segments.filter(({ subscriptionId }) => subscriptionId === id);
      due.push(...(await this.duePeriods.run(subscription, spans, closedUntil.get(id), close)));
    }
    return due;
  }
}
