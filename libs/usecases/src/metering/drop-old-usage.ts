import { Injectable } from '@nestjs/common';
import { UnitOfWork, type UsageMonth, UsageRetentionStore } from '#storage';
import { MeteringSettings } from './metering-settings.js';

/**
 * Drops raw events a whole month at a time, once all that is billed from them is final and settled. Rollups stay, and so
 * do the identities: an event that was dropped is still known, and never counts again.
 */
@Injectable()
export class DropOldUsage {
  constructor(
    private readonly work: UnitOfWork,
    private readonly retention: UsageRetentionStore,
    private readonly settings: MeteringSettings,
  ) {}

  /** The partitions that are gone; none while no retention is set. */
  async run(): Promise<readonly string[]> {
    const { retentionMonths } = this.settings;
    if (retentionMonths === undefined) return [];
    const dropped: string[] = [];
    for (const month of await this.retention.oldMonths(retentionMonths))
      if (await this.#drop(month)) dropped.push(month.name);
      // What is kept is kept without gaps, so that it has one beginning.
      else break;
    return dropped;
  }

  async #drop(month: UsageMonth): Promise<boolean> {
    const { lateDays } = this.settings;
    if (await this.retention.isNeeded(month, lateDays)) return false;
    return await this.work.run(async () => {
      await this.work.lock('partitions');
      // Nobody is counting now, and nobody corrects an event that is about to go.
      await this.work.lockInTurn('usage');
      const isThere = (await this.retention.oldMonths(0)).some(({ name }) => name === month.name);
      if (!isThere || (await this.retention.isNeeded(month, lateDays))) return false;
      await this.retention.drop(month);
      return true;
    });
  }
}
