import { createHash } from 'node:crypto';
import { type Instant, instantText } from '#calendar';
import { invariant } from '#money';
import { addsUp, ENGINE_VERSION } from '#quote';
import { type KeptQuote, newId, type QuoteKind } from '#storage';
import { writeKeptInputs } from './kept-inputs.js';
import type { PricedQuote } from './price-quote.js';

const VALID_HOURS = 30 * 24;

export interface KeepTerms {
  readonly kind: QuoteKind;
  /** The instant that was asked about. */
  readonly at: Instant;
  readonly now: Instant;
  readonly by: string;
  /** 30 days when left out. */
  readonly validUntil?: Instant | undefined;
}

/** What is kept of a quote: its bytes, and all that it takes to compute them again. */
export function toKeep(
  { price, document, versions, computed, workspace, subscription }: Omit<PricedQuote, 'standing'>,
  { kind, at, now, by, validUntil }: KeepTerms,
): KeptQuote {
  const { quote, bytes, inputs } = computed;
  invariant(addsUp(quote), 'what a quote prints adds up');
  // An id carries milliseconds: the row is found by them.
  const createdAt = now.round({ smallestUnit: 'millisecond', roundingMode: 'floor' });
  return {
    id: newId(createdAt),
    createdAt,
    kind,
    ...(workspace !== undefined && { workspace }),
    ...(subscription !== undefined && { subscription }),
    packageKey: quote.package.key,
    packageVersion: price.version,
    contentHash: price.contentHash,
    ...(price.experiment !== undefined &&
      price.variant !== undefined && { variant: `${price.experiment}/${price.variant}` }),
    priceReason: price.reason,
    period: inputs.period,
    currency: quote.currency,
    total: quote.total,
    document: bytes,
    documentHash: createHash('sha256').update(bytes).digest(),
    inputs: writeKeptInputs({
      package: quote.package.key,
      version: versions[0].number,
      versions: Object.fromEntries(versions.map(({ number, contentHash }) => [number, contentHash])),
      at: instantText(at),
      inputs: document,
    }),
    engineVersion: ENGINE_VERSION,
    validUntil: validUntil ?? createdAt.add({ hours: VALID_HOURS }),
    createdBy: by,
  };
}
