import { Injectable } from '@nestjs/common';
import type { Outcome } from '../fault.js';
import { explanationOf } from './explanation-of.js';
import { PriceQuote } from './price-quote.js';
import type { QuoteRequest } from './quote-request.js';

/** A quote that is not kept. Its JSON is the quote's canonical bytes, with the explanation beside it when asked. */
@Injectable()
export class PreviewQuote {
  constructor(private readonly priceQuote: PriceQuote) {}

  async run(request: QuoteRequest): Promise<Outcome<string>> {
    const priced = await this.priceQuote.run(request);
    if (!priced.ok) return { ok: false, faults: priced.faults };
    const { computed, price } = priced.value;
    return {
      ok: true,
      value: request.explain
        ? JSON.stringify({ ...computed.quote, explanation: explanationOf(computed, price) })
        : computed.bytes,
    };
  }
}
