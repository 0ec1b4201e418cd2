import { compareInstants, instant, instantText, parseInstant } from '#calendar';
import { parseDecimal } from '#money';
import type { QuoteInputsDocument } from '#quote';
import type { HeldSpan, HeldSubscription } from '#storage';
import { type Outcome, refused, type ServiceFault } from '../fault.js';
import { quantityContradicts, segmentContradicts, unknownSegment } from './quote-faults.js';
import type { QuoteRequest } from './quote-request.js';

type Segment = NonNullable<QuoteInputsDocument['segments']>[number];
type Known = Pick<QuoteInputsDocument, 'period' | 'subscription' | 'quantities' | 'segments'>;

/**
 * What a stored subscription says of a period, as the document of a quote. Versions stand in its segments unless one
 * price holds throughout (`isPinned`). A caller may add the usage of a segment, and quantities that the subscription
 * does not hold; what contradicts it is refused.
 */
export function subscriptionDocument(
  request: Pick<QuoteRequest, 'quantities' | 'segments'>,
  subscription: HeldSubscription,
  period: NonNullable<QuoteInputsDocument['period']>,
  isPinned: boolean,
): Outcome<Known> {
  const spans = within(subscription.spans, period);
  const faults = [
    ...contradictedQuantities(request.quantities ?? {}, spans),
    ...contradictedSegments(request.segments ?? [], spans, period.from),
  ];
  const [first, ...more] = faults;
  if (first !== undefined) return refused(first, ...more);
  const { startedAt, anchor } = subscription;
  const shared = {
    period,
    subscription: { start: instantText(startedAt), anchor: instantText(anchor) },
  };
  const [only, ...others] = spans;
  if (only?.state === 'active' && others.length === 0 && request.segments === undefined)
    return { ok: true, value: { ...shared, quantities: { ...only.quantities, ...request.quantities } } };
  return {
    ok: true,
    value: {
      ...shared,
      ...(request.quantities && { quantities: request.quantities }),
      segments: spans.map((span): Segment => {
        const own = request.segments?.find(({ from }) => isAt(from, span, period.from));
        return {
          from: startOf(span, period.from),
          ...(!isPinned && { version: span.packageVersion }),
          quantities: span.quantities,
          ...(span.state === 'paused' && { paused: true }),
          ...(own?.usage && { usage: own.usage }),
        };
      }),
    },
  };
}

/** The versions that the period meets. */
export function versionsWithin(
  { spans }: HeldSubscription,
  period: NonNullable<QuoteInputsDocument['period']>,
): readonly number[] {
  return [...new Set(within(spans, period).map(({ packageVersion }) => packageVersion))];
}

function within(
  spans: readonly HeldSpan[],
  period: NonNullable<QuoteInputsDocument['period']>,
): readonly HeldSpan[] {
  const [from, to] = [instant(period.from), instant(period.to)];
  return spans.filter(
    (span) =>
      compareInstants(span.from, to) < 0 && (span.to === undefined || compareInstants(span.to, from) > 0),
  );
}

/** Where a span begins in the period. */
function startOf(span: HeldSpan, from: string): string {
  return compareInstants(span.from, instant(from)) < 0 ? from : instantText(span.from);
}

function isAt(from: string | undefined, span: HeldSpan, start: string): boolean {
  const own = startOf(span, start);
  if (from === undefined) return own === start;
  const asked = parseInstant(from);
  return asked !== undefined && compareInstants(asked, instant(own)) === 0;
}

function contradictedQuantities(given: Record<string, string>, spans: readonly HeldSpan[]): ServiceFault[] {
  return Object.entries(given).flatMap(([name, value]) => {
    const other = spans.find(({ quantities }) => !isEqual(quantities[name], value))?.quantities[name];
    return other === undefined ? [] : [quantityContradicts(name, other, `/quantities/${name}`)];
  });
}

const isEqual = (held: string | undefined, given: string): boolean => {
  const [one, other] = [held === undefined ? undefined : parseDecimal(held), parseDecimal(given)];
  return held === undefined || (one !== undefined && other !== undefined && one.eq(other));
};

function contradictedSegments(
  given: readonly Segment[],
  spans: readonly HeldSpan[],
  start: string,
): ServiceFault[] {
  return given.flatMap((segment, index) => {
    const span = spans.find((one) => isAt(segment.from, one, start));
    const at = `/segments/${index}`;
    if (span === undefined)
      return [
        unknownSegment(
          spans.map((one) => startOf(one, start)),
          `${at}/from`,
        ),
      ];
    const isOther = segment.version !== undefined && Number(segment.version) !== span.packageVersion;
    const isPaused =
      segment.paused !== undefined && (String(segment.paused) === 'true') !== (span.state === 'paused');
    return [
      ...(isOther ? [segmentContradicts('version', `${at}/version`)] : []),
      ...(isPaused ? [segmentContradicts('pause', `${at}/paused`)] : []),
      ...contradictedQuantities(segment.quantities ?? {}, [span]),
    ];
  });
}
