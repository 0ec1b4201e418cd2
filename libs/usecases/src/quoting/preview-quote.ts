import { Injectable } from '@nestjs/common';
import type { Outcome } from '../fault.js';
import { explanationOf } from './explanation-of.js';
import { LoadCircumstances } from './load-circumstances.js';
import { assignmentOf, type QuoteAssignment } from './quote-assignment.js';
import { PriceQuote } from './price-quote.js';
import type { QuoteRequest } from './quote-request.js';

/** The quote's canonical bytes, and its reasons when they were asked for. */
export interface Preview {
  readonly bytes: string;
  /** The arm that the workspace has, or would have. */
  readonly assignment?: QuoteAssignment;
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
    // Priced as if it were to be told, and nobody enrols by it.
    const priced = await this.priceQuote.run(request, await this.loadCircumstances.run(request), true);
    if (!priced.ok) return { ok: false, faults: priced.faults };
    const { computed, price, standing } = priced.value;
    return {
      ok: true,
      value: {
        bytes: computed.bytes,
        ...assignmentOf(standing),
        ...(request.explain && { explanation: explanationOf(computed, price, standing.verdicts) }),
      },
    };
  }
}
