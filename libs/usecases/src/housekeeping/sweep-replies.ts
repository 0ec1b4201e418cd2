import { Injectable } from '@nestjs/common';
import { Clock, IdempotencyStore } from '#storage';

const BATCH = 1_000;

/** Forgets the kept replies that have expired, a small batch at a time. */
@Injectable()
export class SweepReplies {
  constructor(
    private readonly replies: IdempotencyStore,
    private readonly clock: Clock,
  ) {}

  /** How many are gone. */
  async run(): Promise<number> {
    const now = this.clock.now();
    let swept = 0;
    for (;;) {
      const count = await this.replies.sweep(now, BATCH);
      swept += count;
      if (count < BATCH) return swept;
    }
  }
}
