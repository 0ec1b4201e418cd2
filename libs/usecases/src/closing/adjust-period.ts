import { Injectable } from '@nestjs/common';
import { instant } from '#calendar';
import { Decimal, invariant } from '#money';
import {
  type BillingPeriod,
  BillingPeriodStore,
  Clock,
  type KeptQuote,
  type QuoteAdjustment,
  QuoteStore,
} from '#storage';
import type { Outcome } from '../fault.js';
import { ComputeQuote } from '../quoting/compute-quote.js';
import { FindKeptVersions } from '../quoting/find-kept-versions.js';
import { readKeptInputs } from '../quoting/kept-inputs.js';
import { MeterQuote } from '../quoting/meter-quote.js';
import { soundQuote } from '../quoting/sound-quote.js';
import { toKeep } from '../quoting/to-keep.js';
import type { PriceReason } from '../quoting/which-price.js';

/** So many late events are named; all of them are counted. */
const NAMED_EVENTS = 20;

/**
 * What late events change about a bill: the final quote again, from all that it was computed from but the usage, which
 * is what is counted now. It is a part of a unit of work as of one instant, as the bill itself was.
 */
@Injectable()
export class AdjustPeriod {
  constructor(
    private readonly quotes: QuoteStore,
    private readonly periods: BillingPeriodStore,
    private readonly findVersions: FindKeptVersions,
    private readonly meterQuote: MeterQuote,
    private readonly computeQuote: ComputeQuote,
    private readonly clock: Clock,
  ) {}

  /** Undefined when there is nothing late, or another quote has settled it. */
  async run(period: BillingPeriod, by: string): Promise<Outcome<KeptQuote | undefined>> {
    const cause = await this.periods.lateEvents(period, NAMED_EVENTS);
    if (cause.events === 0) return { ok: true, value: undefined };
    invariant(period.quote !== undefined, 'a final period has a quote');
    const final = await this.#find(period.quote);
    const standing = await this.periods.standingQuote(period);
    const previous = standing === final.id ? final : await this.#find(standing);
    const kept = readKeptInputs(final.inputs);
    const at = instant(kept.at);
    const versions = await this.findVersions.run(final.id, kept);
    const metered = await this.meterQuote.run(kept.inputs, versions, at, period.workspace);
    if (!metered.ok) return metered;
    const computed = await this.computeQuote.run(versions, metered.value, at);
    if (!computed.ok) return computed;
    const { priceReason, packageVersion: version, contentHash } = final;
    const quote = toKeep(
      {
        price: { reason: priceReason as PriceReason, version, contentHash },
        document: computed.value.document,
        versions,
        computed: computed.value,
        workspace: period.workspace,
        subscription: period.subscription,
      },
      { kind: 'adjustment', at, by, now: this.clock.now() },
    );
    const adjustment = { ...quote, adjusts: { ...changeBetween(previous, quote), final: final.id, cause } };
    await this.quotes.append(adjustment);
    const settled = await this.periods.settle(period, quote.id);
    invariant(settled === cause.events, 'every late event of a period is kept');
    return { ok: true, value: adjustment };
  }

  async #find(id: string): Promise<KeptQuote> {
    const found = await this.quotes.find(id);
    invariant(found !== undefined, `quote ${id} of a final period is gone`);
    return soundQuote(found);
  }
}

/** Both totals as they are printed, and the difference with as many digits. */
function changeBetween(
  previous: KeptQuote,
  quote: KeptQuote,
): Pick<QuoteAdjustment, 'previous' | 'previousTotal' | 'difference'> {
  const [before, after] = [previous, quote].map(
    ({ document }) => (JSON.parse(document) as { total: string }).total,
  ) as [string, string];
  const [was, is] = [new Decimal(before), new Decimal(after)];
  const digits = Math.max(...[before, after].map((text) => text.split('.')[1]?.length ?? 0));
  return { previous: previous.id, previousTotal: before, difference: is.minus(was).toFixed(digits) };
}
