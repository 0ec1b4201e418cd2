import { Injectable } from '@nestjs/common';
import { type KeptQuote, QuoteStore } from '#storage';
import { type Outcome, refused } from '../fault.js';
import { unknownQuote } from './quote-faults.js';
import { soundQuote } from './sound-quote.js';

@Injectable()
export class FindQuote {
  constructor(private readonly quotes: QuoteStore) {}

  async run(id: string): Promise<Outcome<KeptQuote>> {
    const kept = await this.quotes.find(id);
    return kept === undefined ? refused(unknownQuote(`qte_${id}`)) : { ok: true, value: soundQuote(kept) };
  }
}
