import { Injectable } from '@nestjs/common';
import { type UnfilledShard, UsageFillStore } from '#storage';

/** Shards that new meters have not looked through, whatever became of their alarms. */
@Injectable()
export class FindUnfilledMeters {
  constructor(private readonly fills: UsageFillStore) {}

  async run(): Promise<readonly UnfilledShard[]> {
    return await this.fills.unfilled();
  }
}
