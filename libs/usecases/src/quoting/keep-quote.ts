import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { compareInstants, instantText } from '#calendar';
import { invariant } from '#money';
import { addsUp, ENGINE_VERSION } from '#quote';
import {
  Clock,
  type IdempotencyKey,
  IdempotencyStore,
  type KeptQuote,
  type KeptReply,
  newId,
  QuoteStore,
} from '#storage';
import { refused, type ServiceFault } from '../fault.js';
import { explanationOf } from './explanation-of.js';
import { writeKeptInputs } from './kept-inputs.js';
import { LoadCircumstances } from './load-circumstances.js';
import { type PricedQuote, PriceQuote, type Refusal } from './price-quote.js';
import { validityPast } from './quote-faults.js';
import type { QuoteRequest } from './quote-request.js';

const VALID_HOURS = 30 * 24;

export interface KeepRequest {
  readonly request: QuoteRequest;
  readonly key: IdempotencyKey;
  /** Of the request as it came: the same key with another digest is another request. */
  readonly digest: Uint8Array;
  /** The reply as the caller will read it; it is kept beside the quote. */
  readonly writeReply: (quote: KeptQuote, explanation?: object) => Omit<KeptReply, 'requestDigest'>;
}

export type Keeping =
  | { readonly state: 'kept' | 'replayed'; readonly reply: Omit<KeptReply, 'requestDigest'> }
  | { readonly state: 'in-flight' | 'reused' }
  | { readonly state: 'refused'; readonly faults: readonly [ServiceFault, ...ServiceFault[]] };

/**
 * Loads, computes, then saves in one statement: two requests under one key may both compute, and one of them is kept.
 * So a key costs nothing before it is known to be used, and there is no moment in which it is held and nothing done.
 */
@Injectable()
export class KeepQuote {
  constructor(
    private readonly loadCircumstances: LoadCircumstances,
    private readonly priceQuote: PriceQuote,
    private readonly quotes: QuoteStore,
    private readonly replies: IdempotencyStore,
    private readonly clock: Clock,
  ) {}

  async run(asked: KeepRequest): Promise<Keeping> {
    const { request, key, digest, writeReply } = asked;
    const known = await this.loadCircumstances.run(request, key);
    if (known.reply !== undefined) return replayed(known.reply, digest);
    const priced = this.#isPast(request) ? refused(validityPast) : await this.priceQuote.run(request, known);
    if (!priced.ok) return (await this.#known(asked)) ?? (await this.#refuse(asked, priced));
    const quote = this.#toKeep(request, priced.value, key.principal);
    const { computed, price } = priced.value;
    const reply = writeReply(quote, request.explain ? explanationOf(computed, price) : undefined);
    const outcome = await this.quotes.keep(key, { requestDigest: digest, ...reply }, quote);
    if (outcome === 'kept') return { state: 'kept', reply };
    if (outcome === 'in-flight') return { state: 'in-flight' };
    // The reply was kept before ours, or has expired since: then the next try makes it anew.
    return (await this.#known(asked)) ?? { state: 'in-flight' };
  }

  /** What was answered under this key before. A refusal is never kept, so a request may be refused and still be known. */
  async #known({ key, digest }: KeepRequest): Promise<Keeping | undefined> {
    const known = await this.replies.find(key, this.clock.now());
    return known && replayed(known, digest);
  }

  #isPast({ validUntil }: QuoteRequest): boolean {
    return validUntil !== undefined && compareInstants(validUntil, this.clock.now()) <= 0;
  }

  async #refuse(
    { key, digest, request }: KeepRequest,
    { faults, packageKey, version }: Refusal,
  ): Promise<Keeping> {
    await this.quotes.recordFailure(
      {
        createdBy: key.principal,
        code: faults[0].code,
        faults: JSON.stringify(faults.slice(0, 100)),
        requestDigest: digest,
        ...(typeof request.workspace === 'string' && { workspace: request.workspace }),
        ...(packageKey !== undefined && { packageKey }),
        ...(version && { packageVersion: version.number, contentHash: version.contentHash }),
      },
      this.clock.now(),
    );
    return { state: 'refused', faults };
  }

  #toKeep(
    request: QuoteRequest,
    { price, document, versions, computed, workspace, subscription }: PricedQuote,
    by: string,
  ): KeptQuote {
    const { quote, bytes, inputs } = computed;
    invariant(addsUp(quote), 'what a quote prints adds up');
    // An id carries milliseconds: the row is found by them.
    const createdAt = this.clock.now().round({ smallestUnit: 'millisecond', roundingMode: 'floor' });
    return {
      id: newId(createdAt),
      createdAt,
      kind: request.kind,
      ...(workspace !== undefined && { workspace }),
      ...(subscription !== undefined && { subscription }),
      packageKey: quote.package.key,
      packageVersion: price.version,
      contentHash: price.contentHash,
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
        at: instantText(request.at),
        inputs: document,
      }),
      engineVersion: ENGINE_VERSION,
      validUntil: request.validUntil ?? createdAt.add({ hours: VALID_HOURS }),
      createdBy: by,
    };
  }
}

/** What was answered under this key: again to the same request, and not to another one. */
function replayed(known: KeptReply, digest: Uint8Array): Keeping {
  if (!Buffer.from(digest).equals(known.requestDigest)) return { state: 'reused' };
  return { state: 'replayed', reply: known };
}
