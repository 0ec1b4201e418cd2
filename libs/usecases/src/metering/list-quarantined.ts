import { Injectable } from '@nestjs/common';
import { type QuarantinedEvent, type QuarantinePlace, UsageQuarantineStore } from '#storage';

@Injectable()
export class ListQuarantined {
  constructor(private readonly quarantine: UsageQuarantineStore) {}

  /** At most `limit` events after the given one, in the order in which they were received. */
  async run(after: QuarantinePlace | undefined, limit: number): Promise<readonly QuarantinedEvent[]> {
    return await this.quarantine.list(after, limit);
  }
}
