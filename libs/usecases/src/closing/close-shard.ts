import { Injectable } from '@nestjs/common';
import { type PeriodClose, type PeriodCloseShard, PeriodCloseStore } from '#storage';
import { CloseNext } from './close-next.js';
import { FinishClose } from './finish-close.js';
import { MarkPeriods } from './mark-periods.js';

type ShardKey = Pick<PeriodCloseShard, 'closeId' | 'shard'>;

/** Billing waits for answers of the database most of its time. */
const LANES = 4;

/**
 * Goes on with a shard from where it stands until nothing is left of it. It may die at any instant and be called any
 * number of times at once: what is marked and what is decided stands in rows, each written by one transaction.
 */
@Injectable()
export class CloseShard {
  constructor(
    private readonly closes: PeriodCloseStore,
    private readonly markPeriods: MarkPeriods,
    private readonly closeNext: CloseNext,
    private readonly finish: FinishClose,
  ) {}

  async run(key: ShardKey): Promise<void> {
    const close = await this.closes.find(key.closeId);
    if (close === undefined || (await this.closes.shard(key)) === undefined) return;
    while (await this.markPeriods.run(close, key));
    await Promise.all(Array.from({ length: LANES }, () => this.#work(close, key)));
    await this.finish.run(key);
  }

  async #work(close: PeriodClose, key: ShardKey): Promise<void> {
    while ((await this.closeNext.run(close, key)) !== undefined);
  }
}
