import { Injectable } from '@nestjs/common';
import { compareInstants, type Instant, instantText, type Interval } from '#calendar';
import { decimal } from '#money';
import type { LastingLock, StoredVersion } from '#storage';
import { LoadCircumstances } from '../quoting/load-circumstances.js';
import { PriceQuote } from '../quoting/price-quote.js';
import type { QuoteRequest } from '../quoting/quote-request.js';
import { RerateQuote } from '../quoting/rerate-quote.js';
import { billingPeriodAt } from '../subscribing/billing-period.js';
import { earlier } from '../subscribing/timeline.js';

/**
 * Which periods that have begun and are on no bill go back to the control at once: from the newest one backwards, as
 * long as what was used so far in it costs no more under the control.
 */
@Injectable()
export class FindGivenBack {
  constructor(
    private readonly loadCircumstances: LoadCircumstances,
    private readonly priceQuote: PriceQuote,
    private readonly rerate: RerateQuote,
  ) {}

  /** The start of the first of them; undefined when the present period stays as it is. */
  async run(
    { subscription }: LastingLock,
    billedUntil: Instant,
    control: StoredVersion,
    now: Instant,
  ): Promise<Instant | undefined> {
    if (subscription === undefined) return undefined;
    const { id, startedAt, endedAt } = subscription;
    const first = compareInstants(startedAt, billedUntil) > 0 ? startedAt : billedUntil;
    let back: Instant | undefined;
    let at = endedAt === undefined ? now : earlier(now, beforeOf(endedAt));
    while (compareInstants(at, first) >= 0) {
      const { from, to } = billingPeriodAt(subscription, control.interval as Interval, at);
      if (!(await this.#costsNoMore(id, from, to, control))) break;
      back = from;
      at = beforeOf(from);
    }
    return back;
  }

  /** A period that cannot be priced stays as it is. */
  async #costsNoMore(
    subscription: string,
    from: Instant,
    to: Instant,
    control: StoredVersion,
  ): Promise<boolean> {
    const request: QuoteRequest = {
      subscription,
      usage: 'metered',
      period: { from: instantText(from), to: instantText(to) },
      at: from,
      kind: 'quote',
      explain: false,
    };
    const known = await this.loadCircumstances.run(request);
    const priced = await this.priceQuote.run(request, known);
    if (!priced.ok) return false;
    const { document, computed } = priced.value;
    const under = await this.rerate.of(document, from, control);
    return under.ok && !under.value.greaterThan(decimal(computed.quote.total));
  }
}

const beforeOf = (at: Instant): Instant => at.subtract({ microseconds: 1 });
