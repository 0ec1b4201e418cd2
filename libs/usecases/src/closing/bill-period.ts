import { Injectable } from '@nestjs/common';
import { instantText } from '#calendar';
import { type BillingPeriod, BillingPeriodStore, Clock, type KeptQuote, QuoteStore } from '#storage';
import type { Outcome } from '../fault.js';
import { LoadCircumstances } from '../quoting/load-circumstances.js';
import { PriceQuote } from '../quoting/price-quote.js';
import type { QuoteRequest } from '../quoting/quote-request.js';
import { toKeep } from '../quoting/to-keep.js';

/**
 * The bill of a period: one quote of what was used in it, after which the period is final. It is a part of a unit of work
 * as of one instant, so that the late events which it settles are the very ones that it has counted.
 */
@Injectable()
export class BillPeriod {
  constructor(
    private readonly loadCircumstances: LoadCircumstances,
    private readonly priceQuote: PriceQuote,
    private readonly quotes: QuoteStore,
    private readonly periods: BillingPeriodStore,
    private readonly clock: Clock,
  ) {}

  async run(period: BillingPeriod, by: string): Promise<Outcome<KeptQuote>> {
    const { subscription, startsAt, endsAt } = period;
    const request: QuoteRequest = {
      subscription,
      usage: 'metered',
      period: { from: instantText(startsAt), to: instantText(endsAt) },
      at: startsAt,
      kind: 'final',
      explain: false,
    };
    // A price that was promised at any instant of the period holds for all of it: it was accepted before the end, and did
    // not end before the start.
    const known = await this.loadCircumstances.run({ ...request, at: endsAt.subtract({ microseconds: 1 }) });
    const priced = await this.priceQuote.run(request, known);
    if (!priced.ok) return { ok: false, faults: priced.faults };
    const { kind, at } = request;
    const quote = toKeep(priced.value, { kind, at, by, now: this.clock.now() });
    await this.quotes.append(quote);
    await this.periods.becomeFinal(period, quote.id);
    return { ok: true, value: quote };
  }
}
