import { Injectable } from '@nestjs/common';
import { compareInstants } from '#calendar';
import {
  Clock,
  type IdempotencyKey,
  IdempotencyStore,
  type Keeping as KeptOrNot,
  type KeptQuote,
  type KeptReply,
  type QuoteCircumstances,
  QuoteStore,
} from '#storage';
import { refused, type ServiceFault } from '../fault.js';
import { EnrolUnit, MOST_TRIES } from './enrol-unit.js';
import { explanationOf } from './explanation-of.js';
import type { Standing } from './find-standing.js';
import { LoadCircumstances } from './load-circumstances.js';
import { PriceQuote, type Pricing, type Refusal } from './price-quote.js';
import { kindReserved, validityPast } from './quote-faults.js';
import type { QuoteRequest } from './quote-request.js';
import { toKeep } from './to-keep.js';

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
    private readonly enrolUnit: EnrolUnit,
    private readonly clock: Clock,
  ) {}

  async run(asked: KeepRequest): Promise<Keeping> {
    for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
      const keeping = await this.#attempt(asked);
      if (keeping !== undefined) return keeping;
    }
    // Somebody changes what this price depends on all the time: the next try is as good as a first one.
    return { state: 'in-flight' };
  }

  /** Undefined when the price must be decided anew. */
  async #attempt(asked: KeepRequest): Promise<Keeping | undefined> {
    const { request, key, digest, writeReply } = asked;
    const known = await this.loadCircumstances.run(request, key);
    if (known.reply !== undefined) return replayed(known.reply, digest);
    const priced = this.#isPast(request) ? refused(validityPast) : await this.#price(request, known);
    if (!priced.ok) return (await this.#known(asked)) ?? (await this.#refuse(asked, priced));
    const { kind, at, validUntil } = request;
    const quote = toKeep(priced.value, { kind, at, validUntil, now: this.clock.now(), by: key.principal });
    const { computed, price, standing } = priced.value;
    const reply = writeReply(
      quote,
      request.explain ? explanationOf(computed, price, standing.verdicts) : undefined,
    );
    const keep = async (): Promise<KeptOrNot> =>
      await this.quotes.keep(key, { requestDigest: digest, ...reply }, quote, standing.answers?.startsAt);
    const outcome = await this.#enrolling(standing, quote, keep);
    if (outcome === 'kept') return { state: 'kept', reply };
    if (outcome === 'in-flight') return { state: 'in-flight' };
    if (outcome === 'raced') return undefined;
    // The reply was kept before ours, or has expired since: then the next try makes it anew.
    return (await this.#known(asked)) ?? { state: 'in-flight' };
  }

  /** Whoever enrols by this quote does so in its own transaction, before the price is told. */
  async #enrolling(
    { planned }: Standing,
    quote: KeptQuote,
    keep: () => Promise<KeptOrNot>,
  ): Promise<KeptOrNot> {
    if (planned === undefined) return await keep();
    let outcome: KeptOrNot = 'raced';
    await this.enrolUnit.run(planned, { holder: quote.createdBy, quote: quote.id }, async () => {
      outcome = await keep();
      return outcome === 'kept' ? true : undefined;
    });
    return outcome;
  }

  /** What was answered under this key before. A refusal is never kept, so a request may be refused and still be known. */
  async #known({ key, digest }: KeepRequest): Promise<Keeping | undefined> {
    const known = await this.replies.find(key, this.clock.now());
    return known && replayed(known, digest);
  }

  /** A period has one bill, and it is not made here. */
  async #price(request: QuoteRequest, known: QuoteCircumstances): Promise<Pricing> {
    const priced = await this.priceQuote.run(request, known, true);
    const isReserved = request.kind !== 'quote' && priced.ok && priced.value.subscription !== undefined;
    return isReserved ? refused(kindReserved(request.kind)) : priced;
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
}

/** What was answered under this key: again to the same request, and not to another one. */
function replayed(known: KeptReply, digest: Uint8Array): Keeping {
  if (!Buffer.from(digest).equals(known.requestDigest)) return { state: 'reused' };
  return { state: 'replayed', reply: known };
}
