import { Injectable } from '@nestjs/common';
import {
  type ClosedPeriod,
  type LateUsage,
  type UsageEvent,
  UsageEventStore,
  UsageRollupStore,
} from '#storage';
import type { Law } from './judge-event.js';
import type { CountedItem } from './counted-items.js';
import { UsageCounts } from './usage-counts.js';

/** An event whose identity was taken, and what it says to the meters. */
export interface CountedEvent {
  readonly event: UsageEvent;
  readonly items: readonly CountedItem[];
}

/** Keeps events and adds them to what they are counted in. Their identities are taken, their cells are there. */
@Injectable()
export class CountEvents {
  constructor(
    private readonly events: UsageEventStore,
    private readonly rollups: UsageRollupStore,
  ) {}

  async run(counted: readonly CountedEvent[], law: Law): Promise<void> {
    if (counted.length === 0) return;
    await this.events.keep(
      counted.map(({ event }) => event),
      law.now,
      law.newestMeter,
    );
    await this.rollups.addLate(
      counted.flatMap(({ event }) => lateOf(event, law)),
      law.now,
    );
    const counts = new UsageCounts();
    for (const { event, items } of counted) for (const item of items) counts.add(item, event);
    await counts.addTo(this.rollups);
  }
}

/** The periods of the event's workspace that hold it and are no longer open. */
export function periodsOf(
  { workspace, time }: Pick<UsageEvent, 'workspace' | 'time'>,
  { closedPeriods }: Law,
): readonly ClosedPeriod[] {
  return closedPeriods.filter(
    (period) => period.workspace === workspace && period.startsAt <= time && time < period.endsAt,
  );
}

function lateOf(event: UsageEvent, law: Law): readonly LateUsage[] {
  return periodsOf(event, law).map(({ subscription, startsAt }) => ({
    subscription,
    startsAt,
    digest: event.digest,
  }));
}
