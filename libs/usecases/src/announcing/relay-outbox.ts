import { Injectable } from '@nestjs/common';
import { ChangeStore, OutboxStore, UnitOfWork } from '#storage';

/** Some 30 ms of work: long enough to be worth a commit, short enough to stop in. */
const BATCH = 1_000;

/**
 * Gives events their positions in the order of commits. Any number of processes may call it: one at a time stamps,
 * the others have nothing to do.
 */
@Injectable()
export class RelayOutbox {
  constructor(
    private readonly work: UnitOfWork,
    private readonly outbox: OutboxStore,
    private readonly changes: ChangeStore,
  ) {}

  /** Stamps one batch; true when more may wait. */
  async run(): Promise<boolean> {
    // Asked outside a transaction: most of the time nothing waits, and then this is all.
    if (!(await this.outbox.isWaiting())) return false;
    return await this.work.run(async () => {
      // The lock ends with this transaction, so that whoever has it next sees every position that was given.
      if (!(await this.work.tryLock('relay'))) return false;
      const stamped = await this.outbox.stamp(BATCH);
      if (stamped > 0) await this.changes.notify({ t: 'outbox' });
      return stamped === BATCH;
    });
  }
}
