import { Injectable, Logger } from '@nestjs/common';
import { instantText } from '#calendar';
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
    let last: BillingPeriod | undefined;
    while ((last = await this.#next(last)) !== undefined);
  }

  async #next(last: BillingPeriod | undefined): Promise<BillingPeriod | undefined> {
    return await this.work.runAsOfOneInstant(async () => {
      const period = await this.periods.lockLate(last);
      const outcome = period && (await this.adjust.run(period, SYSTEM.holder));
      // It stays late, and is tried again the next time; the others must not wait for it.
      if (outcome?.ok === false && period !== undefined)
        this.#log.error(
          `the period of subscription \`sub_${period.subscription}\` from ${instantText(period.startsAt)} cannot be adjusted: ${outcome.faults[0].message}`,
        );
      return period;
    });
  }
}
