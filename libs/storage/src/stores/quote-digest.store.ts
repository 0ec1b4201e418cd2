import { type Instant, instantText } from '#calendar';
import { invariant } from '#money';
import { fromDbInstant } from '../mappings/instants.js';
import {
  firstQuote,
  type FirstQuoteRow,
  quoteDigest,
  type QuoteDigestRow,
} from '../statements/quote-digest.js';
import { UnitOfWork } from '../unit-of-work.js';

/** The name of how a digest of quotes is made. Another way gets another name, and old seals keep theirs. */
export const QUOTE_DIGEST = 'quotes-sha256-v1';

/** What all quotes of a span say together. */
export class QuoteDigestStore {
  constructor(private readonly work: UnitOfWork) {}

  async of(from: Instant, to: Instant): Promise<QuoteDigestRow> {
    const span = [instantText(from), instantText(to)];
    const [row] = await this.work.manager.query<QuoteDigestRow[]>(quoteDigest, span);
    invariant(row !== undefined, 'the statement answers one row');
    return row;
  }

  /** When the first quote of the span was made; undefined when it has none. */
  async first(from: Instant, to: Instant): Promise<Instant | undefined> {
    const span = [instantText(from), instantText(to)];
    const [row] = await this.work.manager.query<FirstQuoteRow[]>(firstQuote, span);
    return row?.at == null ? undefined : fromDbInstant(row.at);
  }
}
