import { Injectable } from '@nestjs/common';
import { DatabaseClock, RolloutStore } from '#storage';
import type { RolloutHint } from './advance-rollout.js';

/** Rollouts that are to be looked at now, whatever became of their alarms. */
@Injectable()
export class FindDueRollouts {
  constructor(
    private readonly rollouts: RolloutStore,
    private readonly time: DatabaseClock,
  ) {}

  async run(): Promise<readonly RolloutHint[]> {
    return await this.rollouts.due(await this.time.now());
  }
}
