import { QUARTER, quarterOf } from '#metering';
import { Injectable } from '@nestjs/common';
import {
  type FillPlace,
  type KeptUsageEvent,
  UsageCorrectionStore,
  type UsageCell,
  UsageRecountStore,
} from '#storage';
import { type CountedItem, countedItems } from './counted-items.js';
import { digestOf } from './event-digests.js';
import type { Law } from './judge-event.js';
import type { LiveMeter } from './live-meter.js';
import { dataOf } from './quarantined-text.js';
import { UsageCounts } from './usage-counts.js';
import { monthOf } from './month-of.js';

/**
 * Makes again what an event was counted in, without it: a maximum, a minimum or a set cannot be subtracted from. The
 * row is locked first and the events are read afterwards, so that who counts in it meanwhile comes before or after.
 */
@Injectable()
export class RecountEvent {
  constructor(
    private readonly corrections: UsageCorrectionStore,
    private readonly rows: UsageRecountStore,
  ) {}

  /** `event` is corrected, in the running unit of work. */
  async without(event: KeptUsageEvent, law: Law): Promise<void> {
    // What takes an event back was never counted itself.
    if (event.corrects !== undefined && event.data === undefined) return;
    for (const item of itemsIn(event, law.meters.get(event.type) ?? [])) {
      const isCounted = await this.#counted(item.meter, event);
      if (!isCounted(event)) continue;
      if (item.contribution.unique !== undefined) await this.#unique(item, event, isCounted);
      else if (item.meter.aggregation === 'weightedSum')
        await this.rows.deleteChange({ ...cellOf(item, event), time: event.time, digest: event.digest });
      else await this.#rollup(item, event, isCounted);
    }
  }

  async #rollup(item: CountedItem, event: KeptUsageEvent, isCounted: IsCounted): Promise<void> {
    const from = quarterOf(event.time);
    const key = { ...cellOf(item, event), bucket: from };
    await this.rows.lockRollup(key);
    const counts = new UsageCounts();
    for await (const other of this.corrections.standing({ ...event, from, to: from + QUARTER }))
      if (isCounted(other))
        for (const same of itemsIn(other, [item.meter]))
          if (same.dims.key === item.dims.key) counts.add(same, other);
    await this.rows.replaceRollup(key, counts.rollups()[0]);
  }

  async #unique(item: CountedItem, event: KeptUsageEvent, isCounted: IsCounted): Promise<void> {
    const { unique = '' } = item.contribution;
    const span = item.meter.meter.window === undefined ? monthOf(event.time) : quarterOf(event.time);
    const key = { ...cellOf(item, event), span, value: digestOf(unique) };
    const seen = await this.rows.lockUnique(key);
    // Seen before and after: the first and the last time stay.
    if (seen === undefined || (seen.firstAt < event.time && event.time < seen.lastAt)) return;
    const left = new UsageCounts();
    const between = { ...event, from: seen.firstAt, to: seen.lastAt + 1n, holding: JSON.stringify(unique) };
    for await (const other of this.corrections.standing(between))
      if (isCounted(other))
        for (const same of itemsIn(other, [item.meter]))
          if (same.dims.key === item.dims.key && same.contribution.unique === unique) left.add(same, other);
    const [found] = left.uniques();
    await this.rows.replaceUnique(key, found);
  }

  /** Which events of the shard are in the meter's rows: a meter that came later fetches the older ones bit by bit. */
  async #counted({ id }: LiveMeter, { shard }: KeptUsageEvent): Promise<IsCounted> {
    const place = await this.rows.holdFill(id, shard);
    return (event) =>
      event.metersKnown >= id || place === 'all' || (place !== undefined && isUpTo(event, place));
  }
}

type IsCounted = (event: KeptUsageEvent) => boolean;

/** What a kept event says to these meters; one that came after it may not understand it, and did not count it. */
function itemsIn({ data }: KeptUsageEvent, meters: readonly LiveMeter[]): readonly CountedItem[] {
  return countedItems(data === undefined ? undefined : dataOf(data), meters).items;
}

function cellOf({ meter, dims }: CountedItem, { workspace }: KeptUsageEvent): UsageCell {
  return { workspace, meter: meter.id, dims: dims.digest };
}

function isUpTo(event: KeptUsageEvent, place: FillPlace): boolean {
  const byWorkspace = Buffer.compare(Buffer.from(event.workspace), Buffer.from(place.workspace));
  if (byWorkspace !== 0) return byWorkspace < 0;
  if (event.time !== place.time) return event.time < place.time;
  return Buffer.compare(event.digest, place.digest) <= 0;
}
