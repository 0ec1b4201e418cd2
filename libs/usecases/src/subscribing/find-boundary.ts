import { Injectable } from '@nestjs/common';
import type { Instant, Interval } from '#calendar';
import type { Subscription } from '#storage';
import { CurrentPeriod } from './current-period.js';
import { nextBoundary } from './next-boundary.js';
import type { Span } from './timeline.js';

/** The next period boundary of a subscription, under the intervals of the versions that it is on. */
@Injectable()
export class FindBoundary {
  constructor(private readonly currentPeriod: CurrentPeriod) {}

  /** The first boundary after `after` at which the subscription goes on; undefined when it ends before one. */
  async after(
    subscription: Subscription,
    spans: readonly Span[],
    after: Instant,
  ): Promise<Instant | undefined> {
    const intervals = new Map<number, Interval>();
    for (const { packageVersion } of spans)
      if (!intervals.has(packageVersion))
        intervals.set(
          packageVersion,
          await this.currentPeriod.intervalOf(subscription.packageKey, packageVersion),
        );
    return nextBoundary(subscription, spans, (version) => intervals.get(version) as Interval, after);
  }
}
