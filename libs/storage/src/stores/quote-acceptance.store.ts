import { instantText } from '#calendar';
import { fromDbAcceptance } from '../mappings/quote.js';
import type { QuoteAcceptance } from '../records/quotes.js';
import { acceptQuote, type AcceptanceRow, findAcceptance } from '../statements/accept-quote.js';
import { UnitOfWork } from '../unit-of-work.js';

export class QuoteAcceptanceStore {
  constructor(private readonly work: UnitOfWork) {}

  /** False when the quote had been accepted before: that acceptance stands. */
  async add(acceptance: QuoteAcceptance): Promise<boolean> {
    const rows = await this.work.manager.query<unknown[]>(acceptQuote, [
      acceptance.quote,
      acceptance.workspace,
      acceptance.packageKey,
      acceptance.packageVersion,
      acceptance.contentHash,
      instantText(acceptance.acceptedAt),
      acceptance.acceptedBy,
      instantText(acceptance.validUntil),
    ]);
    return rows.length > 0;
  }

  async find(quote: string): Promise<QuoteAcceptance | undefined> {
    const [row] = await this.work.manager.query<AcceptanceRow[]>(findAcceptance, [quote]);
    return row && fromDbAcceptance(row);
  }
}
