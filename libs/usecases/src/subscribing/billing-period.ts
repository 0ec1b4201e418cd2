import { type Instant, type Interval, type Period, periodHolding } from '#calendar';
import type { Subscription } from '#storage';
import { earlier, later } from './timeline.js';

type Counted = Pick<Subscription, 'anchor' | 'timeZone' | 'startedAt' | 'endedAt'>;

/** The whole interval of a subscription that holds an instant: from one boundary of its anchor to the next. */
export function intervalAt({ anchor, timeZone }: Counted, interval: Interval, at: Instant): Period {
  return periodHolding(anchor, interval, timeZone, at);
}

/** What is billed of that interval: start and end of the subscription cut it short. */
export function billingPeriodAt(subscription: Counted, interval: Interval, at: Instant): Period {
  const { from, to, timeZone } = intervalAt(subscription, interval, at);
  const { startedAt, endedAt = to } = subscription;
  return { from: later(from, startedAt), to: earlier(to, endedAt), timeZone };
}
