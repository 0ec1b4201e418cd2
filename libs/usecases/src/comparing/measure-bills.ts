import { Injectable } from '@nestjs/common';
import { compareInstants, type Instant, instantText, type Interval } from '#calendar';
import {
  type BillsOf,
  type ExperimentBill,
  ExperimentBillStore,
  type FormerBill,
  type FormerPeriod,
  type KeptQuote,
  type OpenSubscription,
  QuoteStore,
  type StoredVersion,
  type UnitPeriod,
  type UnitRange,
} from '#storage';
import { LoadCircumstances } from '../quoting/load-circumstances.js';
import { PriceQuote } from '../quoting/price-quote.js';
import type { QuoteRequest } from '../quoting/quote-request.js';
import { billingPeriodAt } from '../subscribing/billing-period.js';
import { type Compared, ComparedVersions } from './compared-versions.js';
import { RatePeriod } from './rate-period.js';

/** An experiment whose bills are measured. */
export interface MeasuredExperiment extends Compared {
  readonly packageKey: string;
  readonly interval: Interval;
}

type Versions = readonly [StoredVersion, ...StoredVersion[]];

/** What was used so far in an open period is rated anew after so long. */
const STALE_MS = 6 * 3_600_000;
/** So many periods are measured at a time, and written together. */
const PAGE = 200;
/** Whoever measures all that units have reads them in larger pages: each asks anew for what is left. */
const UNIT_PAGE = 1_000;
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
    private readonly rate: RatePeriod,
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
      await this.bills.save(key, await this.#finals(page, versions), now);
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

  /** Everything final of these units, in every arm, and what they paid before where that is asked for. */
  async ofUnits(
    experiment: MeasuredExperiment & { readonly withHistory: boolean },
    units: UnitRange,
    now: Instant,
  ): Promise<void> {
    const versions = await this.compared.of(experiment);
    const of = { experiment: experiment.key, packageKey: experiment.packageKey };
    for (;;) {
      const page = await this.bills.finalOfUnits(of, units, UNIT_PAGE);
      await this.bills.save(of.experiment, await this.#finals(page, versions), now);
      if (page.length < UNIT_PAGE) break;
    }
    while (experiment.withHistory) {
      const page = await this.bills.historyOfUnits(of, units, UNIT_PAGE);
      await this.bills.saveHistory(of.experiment, await this.#history(page, versions[0]), now);
      if (page.length < UNIT_PAGE) break;
    }
  }

  async #finals(page: readonly UnitPeriod[], versions: Versions): Promise<readonly ExperimentBill[]> {
    const kept = await this.#quotes(page.flatMap(({ quote }) => quote ?? []));
    const measured: ExperimentBill[] = [];
    for (const period of page) {
      const quote = kept.get(period.quote ?? '');
      const totals = quote ? await this.rate.run(quote, versions) : { fault: 'quote-gone' };
      measured.push({ ...period, totals, ...(quote && { billed: quote.total }) });
    }
    return measured;
  }

  async #history(page: readonly FormerPeriod[], control: StoredVersion): Promise<readonly FormerBill[]> {
    const kept = await this.#quotes(page.map(({ quote }) => quote));
    const measured: FormerBill[] = [];
    for (const period of page) {
      const quote = kept.get(period.quote);
      const totals = quote ? await this.rate.run(quote, [control]) : { fault: 'quote-gone' };
      measured.push({ ...period, total: 'fault' in totals ? totals : (totals.variants[0] ?? '0') });
    }
    return measured;
  }

  async #quotes(ids: readonly string[]): Promise<ReadonlyMap<string, KeptQuote>> {
    return new Map((await this.quotes.findAll(ids)).map((quote) => [quote.id, quote]));
  }

  async #open(
    { id, unit, variant, since, ...counted }: OpenSubscription,
    { interval }: MeasuredExperiment,
    versions: Versions,
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
    return { ...bill, totals: await this.rate.of(priced.value.document, startsAt, versions) };
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
