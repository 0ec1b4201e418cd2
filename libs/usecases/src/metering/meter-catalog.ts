import { Injectable } from '@nestjs/common';
import { UsageMeterStore } from '#storage';
import { type LiveMeter, liveMeter } from './live-meter.js';

export interface ReadableMeter {
  readonly live: LiveMeter;
  /** Whether it has counted the events from before it. */
  readonly isFilled: boolean;
}

/** The meters that count, by their keys. A registration never changes, so each is read once. */
@Injectable()
export class MeterCatalog {
  readonly #read = new Map<number, LiveMeter>();

  constructor(private readonly meters: UsageMeterStore) {}

  async live(): Promise<ReadonlyMap<string, ReadableMeter>> {
    const registered = await this.meters.live();
    return new Map(
      registered.map((row) => {
        const live = this.#read.get(row.id) ?? liveMeter(row);
        this.#read.set(row.id, live);
        return [row.key, { live, isFilled: row.filledAt !== undefined }];
      }),
    );
  }
}
