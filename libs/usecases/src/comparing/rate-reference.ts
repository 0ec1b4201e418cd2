import { Injectable } from '@nestjs/common';
import type { Instant } from '#calendar';
import {
  ExperimentReferenceStore,
  QuoteStore,
  type ReferenceBill,
  type ReferencePeriod,
  type StoredVersion,
} from '#storage';
import { type Compared, ComparedVersions } from './compared-versions.js';
import { RatePeriod } from './rate-period.js';

/** So many periods are rated at a time, and written together. */
const PAGE = 200;
/** Of one experiment in one go: the rest waits for the next one. */
const MOST = 2_000;

/** Rates the reference of an experiment under every variant, each period once and for good. */
@Injectable()
export class RateReference {
  constructor(
    private readonly references: ExperimentReferenceStore,
    private readonly quotes: QuoteStore,
    private readonly compared: ComparedVersions,
    private readonly rate: RatePeriod,
  ) {}

  async run(experiment: Compared, now: Instant): Promise<void> {
    const { key } = experiment;
    for (let left = MOST; left > 0; left -= PAGE) {
      const page = await this.references.toRate(key, PAGE);
      if (page.length === 0) return;
      const versions = await this.compared.of(experiment);
      const rated: (readonly [ReferencePeriod, ReferenceBill])[] = [];
      for (const period of page) rated.push([period, await this.#bill(period, versions)]);
      await this.references.rate(key, rated, now);
    }
  }

  async #bill(
    { quote }: ReferencePeriod,
    versions: readonly [StoredVersion, ...StoredVersion[]],
  ): Promise<ReferenceBill> {
    const kept = await this.quotes.find(quote);
    if (kept === undefined) return { fault: 'quote-gone' };
    const rated = await this.rate.run(kept, versions);
    return 'fault' in rated ? rated : { totals: rated.variants, cost: rated.cost };
  }
}
