import { Injectable } from '@nestjs/common';
import { Clock, OutboxStore } from '#storage';

/** A reader that was away for longer than this starts anew from the rows that the events are about. */
const KEPT_HOURS = 24 * 30;
const BATCH = 1_000;

/** Deletes events that are old and that every reader has read, a small batch at a time. */
@Injectable()
export class ForgetEvents {
  constructor(
    private readonly outbox: OutboxStore,
    private readonly clock: Clock,
  ) {}

  /** How many are gone. */
  async run(keptHours = KEPT_HOURS): Promise<number> {
    const before = this.clock.now().subtract({ hours: keptHours });
    let forgotten = 0;
    for (;;) {
      const count = await this.outbox.forget(before, BATCH);
      forgotten += count;
      if (count < BATCH) return forgotten;
    }
  }
}
