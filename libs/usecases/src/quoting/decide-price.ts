import { Injectable } from '@nestjs/common';
import { compareInstants, type Instant, type Interval, parseInstant } from '#calendar';
import { invariant } from '#money';
import type { AcceptedPrice, HeldOverride, StoredVersion } from '#storage';
import { type Outcome, refused } from '../fault.js';
import { FindVersion } from '../packages/find-version.js';
import { ResolveCurrent } from '../packages/resolve-current.js';
import { VersionDirectory } from '../packages/version-directory.js';
import { billingPeriodAt } from '../subscribing/billing-period.js';
import type { Chosen } from './choose-subscription.js';
import { FindOffered } from './find-offered.js';
import { packageNeeded, versionContradicts } from './quote-faults.js';
import type { QuoteRequest } from './quote-request.js';
import { heldAt, type HeldPrice, isHeldAt, type PricedSpan } from './held-prices.js';
import { spanAt } from './subscription-period.js';
import { type Price, type PriceSources, whichPrice } from './which-price.js';

export interface DecidedPrice {
  readonly price: Price;
  readonly version: StoredVersion;
}

/** What was promised to the workspace, from the strongest word on. */
export interface Promised {
  readonly acceptances: readonly AcceptedPrice[];
  readonly overrides: readonly HeldOverride[];
  readonly held: readonly HeldPrice[];
  /** Of a workspace that is held out of what is new: what was current then is its price. */
  readonly heldSince?: Instant | undefined;
}

/** Finds what each reason would apply, and takes the first. A version that the caller names must be that very one. */
@Injectable()
export class DecidePrice {
  constructor(
    private readonly findVersion: FindVersion,
    private readonly findOffered: FindOffered,
    private readonly resolveCurrent: ResolveCurrent,
    private readonly directory: VersionDirectory,
  ) {}

  async run(request: QuoteRequest, chosen: Chosen, promised: Promised): Promise<Outcome<DecidedPrice>> {
    const sources = await this.#sources(request, chosen, promised);
    if (!sources.ok) return sources;
    const price = whichPrice(sources.value);
    if (price === undefined) return refused(packageNeeded);
    // Versions of a subscription may change in the period: what is named is held against its segments, later.
    const isOfSegments =
      chosen.subscription !== undefined && price.reason !== 'accepted-quote' && price.reason !== 'override';
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
    { acceptances, overrides, held, heldSince }: Promised,
  ): Promise<Outcome<PriceSources>> {
    const { at, period } = request;
    const accepted = acceptances.find(
      (one) => one.packageKey === packageKey && compareInstants(one.validUntil, at) > 0,
    );
    const begin = (period && parseInstant(period.from)) ?? at;
    const span: PricedSpan | undefined = subscription && spanAt(subscription.spans, begin);
    const own = accepted && { version: accepted.packageVersion, contentHash: accepted.contentHash };
    if (own !== undefined) return { ok: true, value: { 'accepted-quote': own } };
    // Given by hand for a time: a period that begins in it has this price to its end.
    const starts =
      overrides.length === 0 ? begin : await this.#startOf(request, packageKey, subscription, span);
    const given = overrides.find((one) => one.packageKey === packageKey && isHeldAt(one, starts));
    if (given !== undefined) {
      const { packageVersion: version, contentHash } = given;
      return { ok: true, value: { override: { version, contentHash } } };
    }
    const promised =
      subscription === undefined ? held.find((one) => isHeldAt(one, begin)) : heldAt(span, begin);
    if (promised !== undefined) {
      const { reason, packageVersion: version, contentHash } = promised;
      return { ok: true, value: { [reason]: { version, contentHash } } };
    }
    const found =
      span === undefined
        ? await this.#offered(request, packageKey, heldSince)
        : await this.findVersion.run(packageKey, span.packageVersion);
    if (!found.ok) return found;
    const reference = { version: found.value.number, contentHash: found.value.contentHash };
    if (span !== undefined) return { ok: true, value: { subscription: reference } };
    return { ok: true, value: request.version === undefined ? { current: reference } : { named: reference } };
  }

  /** Where the period begins that is priced. */
  async #startOf(
    { period, at }: QuoteRequest,
    packageKey: string,
    subscription: Chosen['subscription'],
    span: PricedSpan | undefined,
  ): Promise<Instant> {
    const asked = period && parseInstant(period.from);
    const version = span && (await this.directory.find(packageKey, span.packageVersion));
    if (asked !== undefined || subscription === undefined || version === undefined) return asked ?? at;
    return billingPeriodAt(subscription, version.interval as Interval, at).from;
  }

  /** What anybody may ask for: a version by its number, or the current one. */
  async #offered(
    { version, at }: QuoteRequest,
    packageKey: string,
    heldSince: Instant | undefined,
  ): Promise<Outcome<StoredVersion>> {
    if (version === undefined) return await this.resolveCurrent.run(packageKey, heldSince ?? at);
    return await this.findOffered.run(packageKey, version, at);
  }
}
