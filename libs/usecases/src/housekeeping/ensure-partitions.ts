import { Injectable } from '@nestjs/common';
import { QuoteStore, UsageEventStore } from '#storage';

/** A month's rows go to the default partition when its own is missing, and stay there: so they are made well ahead. */
const MONTHS_AHEAD = 3;
/** Late events are of this month or of the two before it. */
const MONTHS_BACK = 2;

@Injectable()
export class EnsurePartitions {
  constructor(
    private readonly quotes: QuoteStore,
    private readonly events: UsageEventStore,
  ) {}

  async run(): Promise<void> {
    await this.quotes.ensurePartitions(MONTHS_AHEAD);
    await this.events.ensurePartitions(MONTHS_BACK, MONTHS_AHEAD);
  }
}
