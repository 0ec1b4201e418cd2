import { Injectable } from '@nestjs/common';
import { type KeptQuote, type QuoteFilter, type QuotePlace, QuoteStore } from '#storage';
import { soundQuote } from './sound-quote.js';

@Injectable()
export class ListQuotes {
  constructor(private readonly quotes: QuoteStore) {}

  /** Newest first; `after` is the last one that was seen. */
  async run(
    filter: QuoteFilter,
    after: QuotePlace | undefined,
    limit: number,
  ): Promise<readonly KeptQuote[]> {
    return (await this.quotes.list(filter, after, limit)).map(soundQuote);
  }
}
