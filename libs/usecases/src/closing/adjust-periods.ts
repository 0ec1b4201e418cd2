import { Injectable, Logger } from '@nestjs/common';
import { instantText } from '#calendar';
import { InvariantError } from '#money';
import { type BillingPeriod, BillingPeriodStore, UnitOfWork } from '#storage';
import { SYSTEM } from '../actor.js';
import { AdjustPeriod } from './adjust-period.js';

/**
 * Settles late events of all final periods, period by period: what came since the last time becomes one adjustment of
 * each. Any number of processes may do so at once.
 */
@Injectable()
export class AdjustPeriods {
  readonly #log = new Logger('AdjustPeriods');

  constructor(
    private readonly work: UnitOfWork,
    private readonly periods: BillingPeriodStore,
    private readonly adjust: AdjustPeriod,
  ) {}

  async run(): Promise<void> {
    let last = await this.#next(undefined);
    while (last !== undefined) last = await this.#next(last);
  }

  /** Settles the first one after `last`; what cannot be settled stays late, and keeps nobody else waiting. */
  async #next(last: BillingPeriod | undefined): Promise<BillingPeriod | undefined> {
    let period: BillingPeriod | undefined;
    try {
      return await this.work.runAsOfOneInstant(async () => {
        period = await this.periods.lockLate(last);
        const outcome = period && (await this.adjust.run(period, SYSTEM.holder));
        if (outcome?.ok === false && period !== undefined) this.#tell(period, outcome.faults[0].message);
        return period;
      });
    } catch (error) {
      if (period === undefined || !(error instanceof InvariantError)) throw error;
      this.#tell(period, error.message);
      return period;
    }
  }

  #tell({ subscription, startsAt }: BillingPeriod, why: string): void {
    this.#log.error(
      `the period of subscription \`sub_${subscription}\` from ${instantText(startsAt)} cannot be adjusted: ${why}`,
    );
  }
}
