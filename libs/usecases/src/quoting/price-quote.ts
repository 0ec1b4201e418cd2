import { Injectable } from '@nestjs/common';
import { compareInstants } from '#calendar';
import type { QuoteInputsDocument } from '#contracts';
import type { StoredVersion } from '#storage';
import { type Outcome, refused, type ServiceFault } from '../fault.js';
import { FindVersion } from '../packages/find-version.js';
import { ResolveCurrent } from '../packages/resolve-current.js';
import { ComputeQuote, type Computed } from './compute-quote.js';
import { currencyMismatch, meteredNotYet, packageNeeded, versionRetired } from './quote-faults.js';
import type { QuoteRequest } from './quote-request.js';
import { type Price, whichPrice } from './which-price.js';

/** A quote, the price that it was computed by, and the document that it can be computed from again. */
export interface PricedQuote {
  readonly version: StoredVersion;
  readonly price: Price;
  readonly document: QuoteInputsDocument;
  readonly computed: Computed;
}

/** How far a request came that could not be priced: what its failure is recorded with. */
export interface Refusal {
  readonly faults: readonly [ServiceFault, ...ServiceFault[]];
  readonly packageKey?: string;
  readonly version?: StoredVersion;
}

export type Pricing = { readonly ok: true; readonly value: PricedQuote } | ({ readonly ok: false } & Refusal);

/** Loads what a price depends on, decides which price applies, then computes purely. Nothing is saved here. */
@Injectable()
export class PriceQuote {
  constructor(
    private readonly findVersion: FindVersion,
    private readonly resolveCurrent: ResolveCurrent,
    private readonly computeQuote: ComputeQuote,
  ) {}

  async run(request: QuoteRequest): Promise<Pricing> {
    const { packageKey, usage } = request;
    if (usage === 'metered') return { ...refused(meteredNotYet), ...(packageKey && { packageKey }) };
    if (packageKey === undefined) return refused(packageNeeded);
    const chosen = await this.#versionFor(request, packageKey);
    if (!chosen.ok) return { ...chosen, packageKey };
    const { version, price } = chosen.value;
    const far = { packageKey, version };
    const mismatch = currencyMismatch(request.currency, version);
    if (mismatch) return { ...refused(mismatch), ...far };
    const document = documentOf(request, usage);
    const computed = await this.computeQuote.run(version, document, request.at);
    if (!computed.ok) return { ...computed, ...far };
    return { ok: true, value: { version, price, document, computed: computed.value } };
  }

  async #versionFor(
    { version, at }: QuoteRequest,
    packageKey: string,
  ): Promise<Outcome<{ readonly version: StoredVersion; readonly price: Price }>> {
    const found =
      version === undefined
        ? await this.resolveCurrent.run(packageKey, at)
        : await this.findVersion.run(packageKey, version);
    if (!found.ok) return found;
    const stored = found.value;
    if (version !== undefined && stored.retiredAt !== undefined && compareInstants(stored.retiredAt, at) <= 0)
      return refused(versionRetired(packageKey, version));
    const reference = { version: stored.number, contentHash: stored.contentHash };
    const price = whichPrice(version === undefined ? { current: reference } : { named: reference });
    return price === undefined ? refused(packageNeeded) : { ok: true, value: { version: stored, price } };
  }
}

function documentOf(
  { workspace, subscription, quantities, period }: QuoteRequest,
  usage: QuoteInputsDocument['usage'],
): QuoteInputsDocument {
  return {
    ...(typeof workspace === 'object' && { workspace }),
    ...(typeof subscription === 'object' && { subscription }),
    ...(quantities && { quantities }),
    ...(usage && { usage }),
    ...(period && { period }),
  };
}
