import { Injectable } from '@nestjs/common';
import { QuoteStore } from '#storage';

/** A month's rows go to the default partition when its own is missing, and stay there: so they are made well ahead. */
const MONTHS_AHEAD = 3;

@Injectable()
export class EnsureQuotePartitions {
  constructor(private readonly quotes: QuoteStore) {}

  async run(): Promise<void> {
    await this.quotes.ensurePartitions(MONTHS_AHEAD);
  }
}
