import { Injectable } from '@nestjs/common';
import { type UsageCircumstances, UsageEventStore, type UsageSpan } from '#storage';
import type { Law } from './judge-event.js';
import { LiveMeters } from './live-meters.js';
import { MeteringSettings } from './metering-settings.js';

/** Whose event, and when: nothing stands for now. */
export interface Dated {
  readonly workspace: string;
  readonly time?: bigint;
}

/** What events must obey from here to the end of the unit of work. */
@Injectable()
export class LawOfUsage {
  constructor(
    private readonly events: UsageEventStore,
    private readonly meters: LiveMeters,
    private readonly settings: MeteringSettings,
  ) {}

  /** Takes the lock together with others, then reads. */
  async run(events: Iterable<Dated>): Promise<Law> {
    await this.events.begin();
    const circumstances = await this.circumstancesOf(events);
    const meters = await this.meters.at(circumstances.newestMeter);
    return { ...circumstances, meters, lateDays: this.settings.lateDays };
  }

  /** What else holds for these events, once the lock is taken. */
  async circumstancesOf(events: Iterable<Dated>): Promise<UsageCircumstances> {
    return await this.events.circumstances(spansOf(events));
  }
}

/** Periods end in the past, so an event of now is in none that is closed; but a clock may run ahead. */
function spansOf(events: Iterable<Dated>): readonly UsageSpan[] {
  const now = BigInt(Date.now()) * 1000n;
  const spans = new Map<string, { workspace: string; first: bigint; last: bigint }>();
  for (const { workspace, time = now } of events) {
    const span = spans.get(workspace);
    if (span === undefined) spans.set(workspace, { workspace, first: time, last: time });
    else if (time < span.first) span.first = time;
    else if (time > span.last) span.last = time;
  }
  return [...spans.values()];
}
