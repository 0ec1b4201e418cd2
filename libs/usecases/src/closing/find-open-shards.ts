import { Injectable } from '@nestjs/common';
import { PeriodCloseStore } from '#storage';

/** So many are armed at a time; the next ones follow when these are done. */
const MOST = 1_000;

/** Shards of closes that are not done, whatever became of their alarms. */
@Injectable()
export class FindOpenShards {
  constructor(private readonly closes: PeriodCloseStore) {}

  async run(): Promise<readonly { readonly close: string; readonly shard: number }[]> {
    return await this.closes.openShards(MOST);
  }
}
