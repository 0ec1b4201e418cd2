import { Injectable, Logger } from '@nestjs/common';
import { invariant, InvariantError } from '#money';
import {
  BillingPeriodStore,
  type PeriodClose,
  type PeriodCloseShard,
  PeriodCloseStore,
  type PeriodDecision,
  type PeriodItem,
  UnitOfWork,
} from '#storage';
import { AdjustPeriod } from './adjust-period.js';
import { BillPeriod } from './bill-period.js';

/** Bills the next period of a shard, or says why it cannot be: one transaction, so that no death leaves a half. */
@Injectable()
export class CloseNext {
  readonly #log = new Logger('CloseNext');

  constructor(
    private readonly work: UnitOfWork,
    private readonly closes: PeriodCloseStore,
    private readonly periods: BillingPeriodStore,
    private readonly bill: BillPeriod,
    private readonly adjust: AdjustPeriod,
  ) {}

  /** The period that it has decided; undefined when none can be taken now. */
  async run(
    close: PeriodClose,
    key: Pick<PeriodCloseShard, 'closeId' | 'shard'>,
  ): Promise<PeriodItem | undefined> {
    let taken: PeriodItem | undefined;
    try {
      return await this.work.runAsOfOneInstant(async () => {
        taken = await this.closes.take(key);
        if (taken === undefined) return undefined;
        const isOurs = await this.closes.decide(taken, await this.#decide(taken, close.createdBy));
        invariant(isOurs, 'what is taken is decided by nobody else');
        return taken;
      });
    } catch (error) {
      // One that breaks a promise of ours does so again whenever it is tried: it must not keep the others waiting.
      if (taken === undefined || !(error instanceof InvariantError)) throw error;
      this.#log.error(error.stack);
      await this.closes.decide(taken, { state: 'failed', code: 'period.defect', message: error.message });
      return taken;
    }
  }

  async #decide(item: PeriodItem, by: string): Promise<PeriodDecision> {
    const period = await this.periods.lock(item);
    invariant(period !== undefined, 'an item has a period');
    const isFinal = period.state === 'final';
    const outcome = isFinal ? await this.adjust.run(period, by) : await this.bill.run(period, by);
    if (!outcome.ok) {
      const { code, message } = outcome.faults[0];
      return { state: 'failed', code, message };
    }
    if (outcome.value === undefined) return { state: 'unchanged' };
    return { state: isFinal ? 'adjusted' : 'final', quote: outcome.value.id };
  }
}
