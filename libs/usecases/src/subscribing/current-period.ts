import { Injectable } from '@nestjs/common';
import { compareInstants, type Instant, type Interval } from '#calendar';
import type { Subscription } from '#storage';
import { InvariantError } from '#money';
import { VersionDirectory } from '../packages/version-directory.js';
import { billingPeriodAt } from './billing-period.js';
import { later, type Span } from './timeline.js';

/** Where the periods of a subscription lie: their length is that of the version in force. */
@Injectable()
export class CurrentPeriod {
  constructor(private readonly directory: VersionDirectory) {}

  /** The first instant of the period that holds `now`; undefined for a subscription that starts later or has no span. */
  async startAt(
    subscription: Subscription,
    spans: readonly Span[],
    now: Instant,
  ): Promise<Instant | undefined> {
    const held = spans.findLast(({ from }) => compareInstants(from, now) <= 0);
    if (held === undefined) return undefined;
    const interval = await this.intervalOf(subscription.packageKey, held.packageVersion);
    return later(billingPeriodAt(subscription, interval, now).from, subscription.startedAt);
  }

  async intervalOf(packageKey: string, number: number): Promise<Interval> {
    const found = await this.directory.find(packageKey, number);
    if (found === undefined)
      throw new InvariantError(`a subscription stands on ${packageKey}@${number}, which is gone`);
    return found.interval as Interval;
  }
}
