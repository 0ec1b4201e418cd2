import { Injectable } from '@nestjs/common';
import { compareInstants, type Instant, type Interval } from '#calendar';
import { type LastingLock, SubscriptionStore } from '#storage';
import { pricedSpans } from '../quoting/held-prices.js';
import { EstimatePeriod } from '../subscribing/estimate-period.js';
import type { Span } from '../subscribing/timeline.js';
import { lockPeriodAt } from './lock-end.js';
import type { StopEffect } from './stop-effects.js';
import type { PriceChange } from './stop-tally.js';

/** A lock and what becomes of it. */
export interface LockEffect {
  readonly lock: LastingLock;
  readonly effect: StopEffect;
}

interface Terms {
  readonly interval: Interval;
  readonly now: Instant;
}

/** What workspaces pay before and after a stop, without usage, in the period in which their price changes. */
@Injectable()
export class EstimateChanges {
  constructor(
    private readonly subscriptions: SubscriptionStore,
    private readonly estimate: EstimatePeriod,
  ) {}

  /** Of each in their order; a page asks the database once. */
  async run(effects: readonly LockEffect[], terms: Terms): Promise<readonly PriceChange[]> {
    const dates = effects.map((each) => changesAt(each, terms));
    const ids = effects.flatMap(({ lock: { subscription } }, index) =>
      subscription === undefined || dates[index] === undefined ? [] : [subscription.id],
    );
    const spans = new Map<string, Span[]>(ids.map((id) => [id, []]));
    if (ids.length > 0)
      for (const segment of await this.subscriptions.segmentsOfAll(ids))
        spans.get(segment.subscriptionId)?.push(segment);
    const changes: PriceChange[] = [];
    for (const [index, { lock }] of effects.entries())
      changes.push(
        await this.#change(lock, dates[index], spans.get(lock.subscription?.id ?? '') ?? [], terms),
      );
    return changes;
  }

  async #change(
    { subscription, attributes, ...lock }: LastingLock,
    at: Instant | undefined,
    spans: readonly Span[],
    { interval }: Terms,
  ): Promise<PriceChange> {
    if (subscription === undefined || at === undefined) return undefined;
    const { from, packageVersion, contentHash } = lock;
    const price = { reason: 'lock' as const, packageVersion, contentHash, from };
    const held = pricedSpans({ ...subscription, spans }, [price], interval);
    const before = await this.estimate.asWritten(subscription, held, at, attributes);
    const after = await this.estimate.asWritten(subscription, spans, at, attributes);
    if (before === undefined || after === undefined) return undefined;
    if (!('amount' in before) || !('amount' in after)) return 'unpriceable';
    return { currency: after.currency, before: before.amount, after: after.amount };
  }
}

/** When the price changes. What lasts beyond the present period changes nobody's price today: undefined. */
function changesAt({ lock, effect }: LockEffect, { interval, now }: Terms): Instant | undefined {
  if (effect.effect === 'revoked') return compareInstants(lock.from, now) > 0 ? lock.from : now;
  const present = lockPeriodAt(lock, interval, now);
  return compareInstants(effect.until, present.to) > 0 ? undefined : effect.until;
}
