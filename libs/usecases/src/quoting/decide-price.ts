import { Injectable } from '@nestjs/common';
import { compareInstants, parseInstant } from '#calendar';
import { invariant } from '#money';
import type { AcceptedPrice, StoredVersion } from '#storage';
import { type Outcome, refused } from '../fault.js';
import { FindVersion } from '../packages/find-version.js';
import { ResolveCurrent } from '../packages/resolve-current.js';
import type { Chosen } from './choose-subscription.js';
import { FindOffered } from './find-offered.js';
import { packageNeeded, versionContradicts } from './quote-faults.js';
import type { QuoteRequest } from './quote-request.js';
import { type HeldPrice, isHeldAt, type PricedSpan } from './held-prices.js';
import { spanAt } from './subscription-period.js';
import { type Price, type PriceSources, whichPrice } from './which-price.js';

export interface DecidedPrice {
  readonly price: Price;
  readonly version: StoredVersion;
}

/** Finds what each reason would apply, and takes the first. A version that the caller names must be that very one. */
@Injectable()
export class DecidePrice {
  constructor(
    private readonly findVersion: FindVersion,
    private readonly findOffered: FindOffered,
    private readonly resolveCurrent: ResolveCurrent,
  ) {}

  async run(
    request: QuoteRequest,
    chosen: Chosen,
    acceptances: readonly AcceptedPrice[],
    held: readonly HeldPrice[],
  ): Promise<Outcome<DecidedPrice>> {
    const sources = await this.#sources(request, chosen, acceptances, held);
    if (!sources.ok) return sources;
    const price = whichPrice(sources.value);
    if (price === undefined) return refused(packageNeeded);
    // Versions of a subscription may change in the period: what is named is held against its segments, later.
    const isOfSegments = chosen.subscription !== undefined && price.reason !== 'accepted-quote';
    if (request.version !== undefined && request.version !== price.version && !isOfSegments)
      return refused(versionContradicts(chosen.packageKey, price.version, price.reason));
    const found = await this.findVersion.run(chosen.packageKey, price.version);
    if (!found.ok) return found;
    invariant(found.value.contentHash === price.contentHash, 'a version is what was promised');
    return { ok: true, value: { price, version: found.value } };
  }

  async #sources(
    request: QuoteRequest,
    { packageKey, subscription }: Chosen,
    acceptances: readonly AcceptedPrice[],
    held: readonly HeldPrice[],
  ): Promise<Outcome<PriceSources>> {
    const { at, period } = request;
    const accepted = acceptances.find(
      (one) => one.packageKey === packageKey && compareInstants(one.validUntil, at) > 0,
    );
    const begin = (period && parseInstant(period.from)) ?? at;
    const span: PricedSpan | undefined = subscription && spanAt(subscription.spans, begin);
    const own = accepted && { version: accepted.packageVersion, contentHash: accepted.contentHash };
    if (own !== undefined) return { ok: true, value: { 'accepted-quote': own } };
    const promised = subscription === undefined ? held.find((one) => isHeldAt(one, begin)) : span?.held;
    if (promised !== undefined) {
      const { reason, packageVersion: version, contentHash } = promised;
      return { ok: true, value: { [reason]: { version, contentHash } } };
    }
    const found =
      span === undefined
        ? await this.#offered(request, packageKey)
        : await this.findVersion.run(packageKey, span.packageVersion);
    if (!found.ok) return found;
    const reference = { version: found.value.number, contentHash: found.value.contentHash };
    if (span !== undefined) return { ok: true, value: { subscription: reference } };
    return { ok: true, value: request.version === undefined ? { current: reference } : { named: reference } };
  }

  /** What anybody may ask for: a version by its number, or the current one. */
  async #offered({ version, at }: QuoteRequest, packageKey: string): Promise<Outcome<StoredVersion>> {
    if (version === undefined) return await this.resolveCurrent.run(packageKey, at);
    return await this.findOffered.run(packageKey, version, at);
  }
}
