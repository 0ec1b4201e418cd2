import { Injectable } from '@nestjs/common';
import type { Outcome } from '../fault.js';
import { explanationOf } from './explanation-of.js';
import { LoadCircumstances } from './load-circumstances.js';
import { PriceQuote } from './price-quote.js';
import type { QuoteRequest } from './quote-request.js';

/** The quote's canonical bytes, and its reasons when they were asked for. */
export interface Preview {
  readonly bytes: string;
  readonly explanation?: object;
}

/** A quote that is not kept. */
@Injectable()
export class PreviewQuote {
  constructor(
    private readonly loadCircumstances: LoadCircumstances,
    private readonly priceQuote: PriceQuote,
  ) {}

  async run(request: QuoteRequest): Promise<Outcome<Preview>> {
    const priced = await this.priceQuote.run(request, await this.loadCircumstances.run(request));
    if (!priced.ok) return { ok: false, faults: priced.faults };
    const { computed, price } = priced.value;
    const { bytes } = computed;
    return {
      ok: true,
      value: request.explain ? { bytes, explanation: explanationOf(computed, price) } : { bytes },
    };
  }
}
