import { Injectable } from '@nestjs/common';
import { type KeptQuote, QuoteStore } from '#storage';
import { type Outcome, refused } from '../fault.js';
import { unknownQuote } from './quote-faults.js';
import { soundQuote } from './sound-quote.js';

@Injectable()
export class FindQuote {
  constructor(private readonly quotes: QuoteStore) {}

  /** `workspace`: for a caller who may see this one alone, so that another's quote is as unknown as none. */
  async run(id: string, workspace?: string): Promise<Outcome<KeptQuote>> {
    const kept = await this.quotes.find(id);
    const isHidden = workspace !== undefined && kept?.workspace !== workspace;
    return kept === undefined || isHidden
      ? refused(unknownQuote(`qte_${id}`))
      : { ok: true, value: soundQuote(kept) };
  }
}
