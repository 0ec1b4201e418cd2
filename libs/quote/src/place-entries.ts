import { type Instant, type Period, compareInstants, cutPeriod, daysIn, startOfLocalDay } from '#calendar';
import { type QuoteFault, pointer } from './fault.js';
import type { Entry } from './read-entries.js';

/** An entry with the days that are its own. */
export interface Placed {
  readonly entry: Entry;
  readonly span: Period;
}

/**
 * Gives every entry its days: a change takes effect at the start of its local day, and of two on one day the later
 * counts. An entry that is left without a day has no part. Undefined when the instants make no sense.
 */
export function placeEntries(
  entries: readonly Entry[],
  period: Period,
  faults: QuoteFault[],
): readonly Placed[] | undefined {
  const found = entries.flatMap((entry, index) => fromFaults(entry, entries.slice(0, index), period));
  faults.push(...found);
  if (found.length > 0 || entries.some(({ from, document }) => document.from !== undefined && !from)) {
    return undefined;
  }
  const effective = entries.filter(
    (entry) => entry.index === 0 || hasDayAfter(startOf(entry, period), period),
  );
  const spans = cutPeriod(
    period,
    effective.map((entry) => startOf(entry, period)),
  );
  const placed = spans.flatMap((span) => {
    const entry = effective.findLast((one) => compareInstants(startOf(one, period), span.from) <= 0);
    return entry === undefined ? [] : [{ entry, span }];
  });
  faults.push(...unpricedUsage(entries, placed));
  return placed;
}

/** The day that the period ends in belongs to the next one, and so does a change on it. */
const hasDayAfter = (start: Instant, period: Period): boolean => daysIn({ ...period, from: start }) > 0;

function startOf({ from, index }: Entry, period: Period): Instant {
  return from === undefined || index === 0 ? period.from : startOfLocalDay(from, period.timeZone);
}

function fromFaults(
  { from, index, at, document }: Entry,
  before: readonly Entry[],
  period: Period,
): QuoteFault[] {
  const place = `${at}${pointer('from')}`;
  if (from === undefined) {
    if (index === 0 || document.from !== undefined) return [];
    return [
      {
        code: 'quote.segment-from-needed',
        message: 'only the first segment starts with the period by itself',
        help: 'give `from`, the instant of the change',
        pointer: place,
      },
    ];
  }
  if (compareInstants(from, period.from) < 0 || compareInstants(from, period.to) >= 0) {
    return [
      {
        code: 'quote.segment-outside-period',
        message: `\`${document.from ?? ''}\` is not in the period`,
        help: 'give the changes within the period, and in the first segment what holds when it starts',
        pointer: place,
      },
    ];
  }
  const last = before.findLast((entry) => entry.from !== undefined)?.from;
  if (last !== undefined && compareInstants(last, from) >= 0) {
    return [
      {
        code: 'quote.segments-unordered',
        message: `\`${document.from ?? ''}\` is not after the segment before it`,
        help: 'write segments in the order of time, each once: a segment lasts until the next',
        pointer: place,
      },
    ];
  }
  if (index > 0 || compareInstants(startOfLocalDay(from, period.timeZone), period.from) <= 0) return [];
  return [
    {
      code: 'quote.segment-gap',
      message: 'the first segment starts after the period does',
      help: 'leave its `from` out, or let the period start with it',
      pointer: place,
    },
  ];
}

/** Usage that would be counted by nobody is refused rather than dropped. */
function unpricedUsage(entries: readonly Entry[], placed: readonly Placed[]): QuoteFault[] {
  return entries
    .filter(
      ({ document, paused }) =>
        document.usage !== undefined && (paused || !placed.some(({ entry }) => entry.document === document)),
    )
    .map(({ at, paused }) => ({
      code: 'quote.segment-usage-unpriced',
      message: paused
        ? 'the segment is paused, so its usage is not priced'
        : 'the segment holds no day of its own: a later change on the same day counts, or the period ends with it',
      help: 'give the usage in a segment of its version that is priced',
      pointer: `${at}${pointer('usage')}`,
    }));
}
