import { Injectable } from '@nestjs/common';
import { type KeptUsageEvent, UsageCorrectionStore, UsageEventStore } from '#storage';
import { type Outcome, refused } from '../fault.js';
import { identityDigest } from './event-digests.js';
import type { EventName } from './incoming-event.js';

/** One event as it was kept. */
@Injectable()
export class FindEvent {
  constructor(
    private readonly events: UsageEventStore,
    private readonly kept: UsageCorrectionStore,
  ) {}

  async run(name: EventName): Promise<Outcome<KeptUsageEvent>> {
    const digest = identityDigest(name);
    const [identity] = await this.events.identities([digest]);
    const found = identity && (await this.kept.find(identity.time, digest));
    if (found === undefined)
      return refused({
        code: 'event.unknown',
        message: `no event \`${name.id}\` of \`${name.source}\` is kept`,
        help: 'it was never sent, waits in quarantine (GET /v1/events/quarantined), or its month was dropped',
      });
    return { ok: true, value: found };
  }
}
