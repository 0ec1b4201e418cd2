import type { Instant } from '#calendar';
import type { QuoteInputsDocument } from '#quote';
import type { QuoteKind } from '#storage';

/** What a caller asks to price: preview, kept quote and every line of a batch alike. */
export interface QuoteRequest {
  /** A stored workspace's id, or attributes as they would be. */
  readonly workspace?: string | QuoteInputsDocument['workspace'];
  readonly packageKey?: string;
  readonly version?: number;
  /** A stored subscription's id, or the dates of one as it would be. */
  readonly subscription?: string | QuoteInputsDocument['subscription'];
  readonly quantities?: QuoteInputsDocument['quantities'];
  readonly usage?: 'metered' | QuoteInputsDocument['usage'];
  readonly segments?: QuoteInputsDocument['segments'];
  readonly period?: QuoteInputsDocument['period'];
  readonly at: Instant;
  /** What the caller believes to be the currency. */
  readonly currency?: string | undefined;
  readonly kind: QuoteKind;
  readonly validUntil?: Instant;
  readonly explain: boolean;
}
