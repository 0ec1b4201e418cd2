import { Injectable } from '@nestjs/common';
import { UsageMeterStore } from '#storage';
import { type LiveMeter, liveMeter } from './live-meter.js';

/** Meters by the type of event that they count. */
export type MetersByEvent = ReadonlyMap<string, readonly LiveMeter[]>;

/** The meters that count. They change with the newest one alone, so they are read again only when that is another. */
@Injectable()
export class LiveMeters {
  #known: { readonly newest: number; readonly byEvent: MetersByEvent } | undefined;

  constructor(private readonly meters: UsageMeterStore) {}

  /** Those of the instant in which `newest` is the newest one: ask under the lock under which that was read. */
  async at(newest: number): Promise<MetersByEvent> {
    if (this.#known?.newest === newest) return this.#known.byEvent;
    const byEvent = new Map<string, LiveMeter[]>();
    for (const registered of await this.meters.live()) {
      const ofType = byEvent.get(registered.event) ?? [];
      byEvent.set(registered.event, [...ofType, liveMeter(registered)]);
    }
    this.#known = { newest, byEvent };
    return byEvent;
  }
}
