import { compareInstants, type Instant, type Interval } from '#calendar';
import type { Subscription } from '#storage';
import { intervalAt } from './billing-period.js';
import { later, type Span } from './timeline.js';

/**
 * The first period boundary after `after` at which the subscription is still in force, under the interval of the span
 * that leads up to it; undefined when it ends before one.
 */
export function nextBoundary(
  subscription: Pick<Subscription, 'anchor' | 'timeZone' | 'startedAt' | 'endedAt'>,
  spans: readonly Span[],
  intervalOf: (packageVersion: number) => Interval,
  after: Instant,
): Instant | undefined {
  const { endedAt } = subscription;
  for (const span of spans) {
    if (span.to !== undefined && compareInstants(span.to, after) <= 0) continue;
    const from = later(span.from, after);
    const { to: boundary } = intervalAt(subscription, intervalOf(span.packageVersion), from);
    if (span.to !== undefined && compareInstants(boundary, span.to) > 0) continue;
    return endedAt !== undefined && compareInstants(boundary, endedAt) >= 0 ? undefined : boundary;
  }
  return undefined;
}
