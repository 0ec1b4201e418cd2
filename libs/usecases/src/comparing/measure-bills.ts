import { Injectable } from '@nestjs/common';
import { compareInstants, type Instant, instantText, type Interval } from '#calendar';
import { decimalText } from '#money';
import {
  type BillsOf,
  type ExperimentBill,
  ExperimentBillStore,
  type OpenSubscription,
  QuoteStore,
  type StoredVersion,
  type UnitPeriod,
} from '#storage';
import type { Outcome } from '../fault.js';
import { LoadCircumstances } from '../quoting/load-circumstances.js';
import { PriceQuote } from '../quoting/price-quote.js';
import { RerateQuote } from '../quoting/rerate-quote.js';
import type { QuoteRequest } from '../quoting/quote-request.js';
import { billingPeriodAt } from '../subscribing/billing-period.js';
import { type Compared, ComparedVersions } from './compared-versions.js';

/** An experiment whose bills are measured. */
export interface MeasuredExperiment extends Compared {
  readonly packageKey: string;
  readonly interval: Interval;
}

/** What was used so far in an open period is rated anew after so long. */
const STALE_MS = 6 * 3_600_000;
/** So many periods are measured at a time, and written together. */
const PAGE = 200;
/** Of one experiment in one go: the rest waits for the next one. */
const MOST = 2_000;

/**
 * Rates periods of enrolled units under every variant: final ones from their quotes, each once and again when late usage
 * changes it; the open ones by what was used so far.
 */
@Injectable()
export class MeasureBills {
  constructor(
    private readonly bills: ExperimentBillStore,
    private readonly quotes: QuoteStore,
    private readonly compared: ComparedVersions,
    private readonly rerate: RerateQuote,
    private readonly loadCircumstances: LoadCircumstances,
    private readonly priceQuote: PriceQuote,
  ) {}

  async run(experiment: MeasuredExperiment, now: Instant): Promise<void> {
    const versions = await this.compared.of(experiment);
    const of = billsOf(experiment, now);
    const { key } = experiment;
    let left = MOST;
    while (left > 0) {
      const page = await this.bills.finalToMeasure(of, Math.min(PAGE, left));
      const measured: ExperimentBill[] = [];
      for (const period of page) measured.push({ ...period, totals: await this.#final(period, versions) });
      await this.bills.save(key, measured, now);
      if (page.length < PAGE) break;
      left -= page.length;
    }
    while (left > 0) {
      const page = await this.bills.openToMeasure(of, Math.min(PAGE, left));
      const measured: ExperimentBill[] = [];
      for (const subscription of page)
        measured.push(await this.#open(subscription, experiment, versions, now));
      await this.bills.save(key, measured, now);
      if (page.length < PAGE) break;
      left -= page.length;
    }
  }

  async #final({ quote }: UnitPeriod, versions: readonly StoredVersion[]): Promise<ExperimentBill['totals']> {
    const kept = quote === undefined ? undefined : await this.quotes.find(quote);
    if (kept === undefined) return { fault: 'quote-gone' };
    return await totalsOf(versions, async (version) => await this.rerate.run(kept, version));
  }

  async #open(
    { id, unit, variant, since, ...counted }: OpenSubscription,
    { interval }: MeasuredExperiment,
    versions: readonly StoredVersion[],
    now: Instant,
  ): Promise<ExperimentBill> {
    const period = billingPeriodAt(counted, interval, now);
    const { from: startsAt, to: endsAt } = period;
    const bill = { subscription: id, startsAt, endsAt, unit, variant };
    // It began with another price: a period with two is neither the one nor the other.
    if (compareInstants(since, startsAt) > 0) return { ...bill, totals: { fault: 'two-prices' } };
    const request: QuoteRequest = {
      subscription: id,
      usage: 'metered',
      period: { from: instantText(startsAt), to: instantText(endsAt) },
      at: startsAt,
      kind: 'quote',
      explain: false,
    };
    const known = await this.loadCircumstances.run(request);
    const priced = await this.priceQuote.run(request, known);
    if (!priced.ok) return { ...bill, totals: { fault: priced.faults[0].code } };
    const { document } = priced.value;
    const rate = async (version: StoredVersion) => await this.rerate.of(document, startsAt, version);
    return { ...bill, totals: await totalsOf(versions, rate) };
  }
}

/** What is measured of an experiment at `now`. */
export const billsOf = ({ key, packageKey, variants }: MeasuredExperiment, now: Instant): BillsOf => ({
  experiment: key,
  packageKey,
  control: variants[0]?.key ?? '',
  now,
  staleBefore: now.subtract({ milliseconds: STALE_MS }),
});

/** Under every version, or the code of why one of them cannot price it. */
async function totalsOf(
  versions: readonly StoredVersion[],
  rate: (version: StoredVersion) => Promise<Outcome<Parameters<typeof decimalText>[0]>>,
): Promise<ExperimentBill['totals']> {
  const totals: string[] = [];
  for (const version of versions) {
    const total = await rate(version);
    if (!total.ok) return { fault: total.faults[0].code };
    totals.push(total.value.toFixed());
  }
  return totals;
}
