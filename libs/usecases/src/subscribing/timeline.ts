import { compareInstants, type Instant } from '#calendar';
import type { Quantities } from '#storage';

/** What holds of a subscription in `[from, to)`; without `to`, until something ends it. */
export interface Span {
  readonly from: Instant;
  readonly to?: Instant;
  readonly packageVersion: number;
  readonly quantities: Quantities;
  readonly state: 'active' | 'paused';
}

/** A span that is written down. */
export interface LiveSpan extends Span {
  readonly id: string;
}

/** The life of a subscription: its live spans, in order, tile `[startedAt, endedAt)`. */
export interface Life {
  readonly startedAt: Instant;
  readonly endedAt?: Instant;
  readonly spans: readonly LiveSpan[];
}

/** The span that holds an instant. */
export function spanAt<S extends Span>(spans: readonly S[], at: Instant): S | undefined {
  return spans.find(
    ({ from, to }) => compareInstants(from, at) <= 0 && (to === undefined || compareInstants(at, to) < 0),
  );
}

/** The parts of spans that lie in `[from, to)`. */
export function spansWithin<S extends Span>(
  spans: readonly S[],
  { from, to }: { readonly from: Instant; readonly to: Instant },
): readonly (S & { readonly to: Instant })[] {
  return spans
    .map((span) => ({ ...span, from: later(span.from, from), to: earlier(span.to ?? to, to) }))
    .filter((span) => compareInstants(span.from, span.to) < 0);
}

export const later = (a: Instant, b: Instant): Instant => (compareInstants(a, b) < 0 ? b : a);
export const earlier = (a: Instant, b: Instant): Instant => (compareInstants(a, b) < 0 ? a : b);
