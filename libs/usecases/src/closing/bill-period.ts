import { Injectable } from '@nestjs/common';
import { instantText } from '#calendar';
import { invariant } from '#money';
import {
  type BillingPeriod,
  BillingPeriodStore,
  Clock,
  EnrolmentStore,
  type KeptQuote,
  QuoteStore,
} from '#storage';
import type { Outcome } from '../fault.js';
import type { Standing } from '../quoting/find-standing.js';
import { LoadCircumstances } from '../quoting/load-circumstances.js';
import { type PricedQuote, PriceQuote } from '../quoting/price-quote.js';
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
    private readonly enrolments: EnrolmentStore,
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
    const keep = (priced: PricedQuote): KeptQuote =>
      toKeep(priced, { kind: request.kind, at: request.at, by, now: this.clock.now() });
    const priced = await this.priceQuote.run(request, known, true);
    if (!priced.ok) return { ok: false, faults: priced.faults };
    let quote = keep(priced.value);
    if (!(await this.#decideArm(priced.value.standing, quote))) {
      const without = await this.priceQuote.run(request, known);
      if (!without.ok) return { ok: false, faults: without.faults };
      quote = keep(without.value);
    }
    await this.quotes.append(quote);
    await this.periods.becomeFinal(period, quote.id);
    return { ok: true, value: quote };
  }

  /**
   * A period that ends without anybody having asked its price decides with its bill who enrols with it, as of its start.
   * False when a quote from before the experiment has told another price. Who enrols or asks at the same time makes this
   * unit of work lose, and it is run again.
   */
  async #decideArm({ planned, answers }: Standing, quote: KeptQuote): Promise<boolean> {
    const { id, createdAt, createdBy } = quote;
    if (answers !== undefined) await this.enrolments.answerPeriod(answers, createdAt);
    if (planned === undefined) return true;
    const { enrolment, periodEnds } = planned;
    const outcome = await this.enrolments.enrol(
      { ...enrolment, quote: id, recordedAt: createdAt, recordedBy: createdBy },
      periodEnds,
    );
    invariant(outcome !== 'raced', 'what is decided as of one instant is not overtaken');
    if (outcome === 'told' && enrolment.asks) await this.enrolments.answerPeriod(enrolment.asks, createdAt);
    return outcome === 'enrolled';
  }
}
