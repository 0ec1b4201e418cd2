import { Injectable } from '@nestjs/common';
import { RolloutStore } from '#storage';

/** Experiments that were stopped in an emergency and nothing else, whatever became of their alarms. */
@Injectable()
export class FindUnfinishedStops {
  constructor(private readonly rollouts: RolloutStore) {}

  async run(): Promise<readonly { readonly experiment: string }[]> {
    return (await this.rollouts.unfinished()).map((experiment) => ({ experiment }));
  }
}
