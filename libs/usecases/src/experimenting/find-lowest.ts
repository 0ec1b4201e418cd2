import { Injectable } from '@nestjs/common';
import { decimal, InvariantError } from '#money';
import { BillingPeriodStore, type ExperimentVariant, type KeptQuote, QuoteStore } from '#storage';
import { FindVersion } from '../packages/find-version.js';
import { RerateQuote } from '../quoting/rerate-quote.js';

/** So many of the newest final periods decide which plan is the cheapest for a workspace. */
const PERIODS = 3;

/**
 * The version under which a subscription's last final periods would have cost least; of several the control's, then the
 * first of the file. A period that one of them cannot price decides nothing.
 */
@Injectable()
export class FindLowest {
  constructor(
    private readonly quotes: QuoteStore,
    private readonly periods: BillingPeriodStore,
    private readonly findVersion: FindVersion,
    private readonly rerate: RerateQuote,
  ) {}

  /** `variants` in their order, the control first. */
  async run(subscription: string, variants: readonly ExperimentVariant[]): Promise<number> {
    const numbers = [...new Set(variants.map(({ packageVersion }) => packageVersion))];
    const [control] = variants;
    if (control === undefined) throw new InvariantError('an experiment has a control');
    const sums = new Map(numbers.map((number) => [number, decimal('0')]));
    for (const kept of await this.#standing(subscription)) {
      const totals = await this.#totals(kept, numbers, control.packageKey);
      if (totals === undefined) continue;
      for (const [index, total] of totals.entries()) {
        const number = numbers[index] ?? control.packageVersion;
        sums.set(number, (sums.get(number) ?? decimal('0')).plus(total));
      }
    }
    return [...sums].reduce((lowest, each) => (each[1].lessThan(lowest[1]) ? each : lowest))[0];
  }

  /** The newest final quotes as they stand, with what late events changed. */
  async #standing(subscription: string): Promise<readonly KeptQuote[]> {
    const finals = await this.quotes.list({ subscription, kind: 'final' }, undefined, PERIODS);
    const standing: KeptQuote[] = [];
    for (const { period } of finals) {
      const id = await this.periods.standingQuote({ subscription, startsAt: period.from });
      const kept = await this.quotes.find(id);
      if (kept !== undefined) standing.push(kept);
    }
    return standing;
  }

  async #totals(kept: KeptQuote, numbers: readonly number[], packageKey: string) {
    const totals = [];
    for (const number of numbers) {
      const version = await this.findVersion.run(packageKey, number);
      if (!version.ok) return undefined;
      const total = await this.rerate.run(kept, version.value);
      if (!total.ok) return undefined;
      totals.push(total.value);
    }
    return totals;
  }
}
