import {
  type Instant,
  type Period,
  containsPeriod,
  daysIn,
  defaultPeriod,
  intervalHolding,
  isTimeZone,
  periodHolding,
} from '#calendar';
import type { PackageVersion } from '#catalog';
import { type QuoteFault, pointer } from './fault.js';
import type { QuoteInputs } from './inputs.js';
import type { QuoteInputsDocument, ReadingContext } from './inputs-document.js';
import { readInstant } from './read-instant.js';

/** The period, the interval that holds it, and the subscription's start. */
export function readTime(
  document: QuoteInputsDocument,
  context: ReadingContext,
  faults: QuoteFault[],
): Pick<QuoteInputs, 'period' | 'interval' | 'subscription'> | undefined {
  const subscription = readSubscription(document, faults);
  const period = readPeriod(document, context, subscription?.anchor, faults);
  const interval = period && wholeInterval(period, subscription, context.version, faults);
  if (period === undefined || interval === undefined) return undefined;
  return { period, interval, ...(subscription && { subscription: { start: subscription.start } }) };
}

/** When the workspace began to subscribe, and from where its intervals are counted. */
interface ReadSubscription {
  readonly start: Instant;
  readonly anchor?: Instant;
}

function readSubscription(
  { subscription }: QuoteInputsDocument,
  faults: QuoteFault[],
): ReadSubscription | undefined {
  if (subscription === undefined) return undefined;
  const start = readInstant(subscription.start, pointer('subscription', 'start'), faults);
  const anchor =
    subscription.anchor === undefined
      ? undefined
      : readInstant(subscription.anchor, pointer('subscription', 'anchor'), faults);
  return start && { start, ...(anchor && { anchor }) };
}

/** The period that is asked for, else the interval that holds `at`. */
function readPeriod(
  { period }: QuoteInputsDocument,
  { version, at }: ReadingContext,
  anchor: Instant | undefined,
  faults: QuoteFault[],
): Period | undefined {
  const timeZone = period?.timeZone ?? 'UTC';
  if (!isTimeZone(timeZone)) {
    faults.push({
      code: 'quote.unknown-time-zone',
      message: `\`${timeZone.slice(0, 60)}\` is no time zone`,
      help: 'write an IANA name, such as Europe/Berlin or UTC',
      pointer: pointer('period', 'timeZone'),
    });
    return undefined;
  }
  if (period === undefined) {
    return anchor === undefined
      ? defaultPeriod(version.interval, at, timeZone)
      : periodHolding(anchor, version.interval, timeZone, at);
  }
  const from = readInstant(period.from, pointer('period', 'from'), faults);
  const to = readInstant(period.to, pointer('period', 'to'), faults);
  return from && to && { from, to, timeZone };
}

/**
 * The interval counted from the anchor; without one, the interval that holds the period by itself, else the one that
 * the subscription's start anchors.
 */
function wholeInterval(
  period: Period,
  subscription: ReadSubscription | undefined,
  { interval }: PackageVersion,
  faults: QuoteFault[],
): Period | undefined {
  if (daysIn(period) <= 0) {
    faults.push({
      code: 'quote.period-empty',
      message: 'the period holds no day: `from` must be on an earlier local day than `to`',
      help: 'periods are half-open: January is from 2027-01-01T00:00:00Z to 2027-02-01T00:00:00Z',
      pointer: pointer('period'),
    });
    return undefined;
  }
  const { start, anchor } = subscription ?? {};
  const countedFrom = (from: Instant | undefined): Period | undefined =>
    from && periodHolding(from, interval, period.timeZone, period.from);
  const whole = countedFrom(anchor) ?? intervalHolding(period, interval) ?? countedFrom(start);
  if (whole !== undefined && containsPeriod(whole, period)) return whole;
  const help = `quote each ${interval} on its own`;
  const fault =
    anchor === undefined
      ? {
          code: 'quote.period-too-long' as const,
          message: `the period is longer than one ${interval}, the interval of the package`,
        }
      : {
          code: 'quote.period-across-intervals' as const,
          message: `the period is not within one ${interval} counted from the anchor`,
        };
  faults.push({ ...fault, help, pointer: pointer('period') });
  return undefined;
}
