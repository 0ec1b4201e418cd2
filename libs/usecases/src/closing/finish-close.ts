import { Injectable } from '@nestjs/common';
import { Clock, OutboxStore, type PeriodCloseShard, PeriodCloseStore, UnitOfWork } from '#storage';
import { SYSTEM } from '../actor.js';
import { RecordAudit } from '../auditing/record-audit.js';

/** Says that a shard is done, and with the last one that the close has ended: once, however many find that out. */
@Injectable()
export class FinishClose {
  constructor(
    private readonly work: UnitOfWork,
    private readonly closes: PeriodCloseStore,
    private readonly outbox: OutboxStore,
    private readonly audit: RecordAudit,
    private readonly clock: Clock,
  ) {}

  /** Nothing happens while a period of the shard waits for its turn, or is in somebody's hands. */
  async run(key: Pick<PeriodCloseShard, 'closeId' | 'shard'>): Promise<void> {
    await this.work.run(async () => {
      // Two shards that end at once would each find the other one open.
      await this.closes.lock(key.closeId);
      if (await this.closes.endShard(key)) await this.whenDone(key.closeId);
    });
  }

  /** Ends a close that has no shard left to do. */
  async whenDone(id: string): Promise<void> {
    await this.work.run(async () => {
      const close = await this.closes.lock(id);
      if (close === undefined || close.endedAt !== undefined || (await this.closes.hasOpenShard(id))) return;
      const now = this.clock.now();
      await this.closes.end(id, await this.closes.totals(close), now);
      await this.outbox.append({ type: 'period-close.ended', payload: { close: id } }, now);
      const { periods } = await this.closes.progress(id);
      await this.audit.run({
        actor: SYSTEM,
        action: 'periods.closed',
        subject: id,
        detail: Object.fromEntries(Object.entries(periods).map(([state, count]) => [state, `${count}`])),
      });
    });
  }
}
