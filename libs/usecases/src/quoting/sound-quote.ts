import { createHash } from 'node:crypto';
import { invariant, parseDecimal } from '#money';
import { addsUp, type Quote } from '#quote';
import type { KeptQuote } from '#storage';

/**
 * The quote as it was kept, or a broken invariant: bytes that are no longer those that were hashed, or that do not add
 * up, are answered to nobody.
 */
export function soundQuote(kept: KeptQuote): KeptQuote {
  const hash = createHash('sha256').update(kept.document).digest();
  invariant(hash.equals(kept.documentHash), `the bytes of quote ${kept.id} are not those that were kept`);
  const quote = JSON.parse(kept.document) as Quote;
  const total = parseDecimal(quote.total);
  invariant(addsUp(quote), `what quote ${kept.id} prints does not add up`);
  invariant(total?.eq(kept.total) === true, `the total of quote ${kept.id} is not that of its bytes`);
  return kept;
}
