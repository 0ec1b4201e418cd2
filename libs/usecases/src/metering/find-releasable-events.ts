import { Injectable } from '@nestjs/common';
import { UsageQuarantineStore } from '#storage';

/** A hint when events wait in quarantine although their workspace and type are known. */
@Injectable()
export class FindReleasableEvents {
  constructor(private readonly quarantine: UsageQuarantineStore) {}

  async run(): Promise<readonly Record<string, never>[]> {
    return (await this.quarantine.isReleasable()) ? [{}] : [];
  }
}
