import { shareOf } from '#calendar';
import canonicalize from 'canonicalize';
import { invariant } from '#money';
import type { Draft } from './draft.js';
import { type Explanation, explain } from './explain.js';
import type { QuoteFault } from './fault.js';
import type { QuoteInputs } from './inputs.js';
import { policy } from './policy.js';
import type { Quote } from './quote.js';
import { toQuote } from './to-quote.js';

export type QuoteResult =
  | {
      readonly ok: true;
      readonly quote: Quote;
      /** The quote's canonical form (RFC 8785): what is kept, hashed and replayed. */
      readonly bytes: string;
      /** Why each figure is what it is. Made on demand: it is recomputed, never kept. */
      readonly explain: () => Explanation;
    }
  | { readonly ok: false; readonly faults: readonly QuoteFault[] };

/**
 * The one code path of every price: preview, kept quote, batch, command line, cases and simulation call this.
 * Everything it depends on is in `inputs`; the same inputs give the same bytes for ever.
 */
export async function assembleQuote(inputs: QuoteInputs): Promise<QuoteResult> {
  let draft: Draft = { ...EMPTY, inputs, share: shareOf(inputs.period, inputs.interval) };
  for (const { step } of policy) {
    const result = await step(draft);
    if ('faults' in result) return { ok: false, faults: result.faults };
    draft = { ...draft, ...result };
  }
  const quote = toQuote(draft);
  const bytes = canonicalize(quote);
  invariant(bytes !== undefined, 'a quote has a canonical form');
  const made = draft;
  return { ok: true, quote, bytes, explain: () => explain(made) };
}

const EMPTY = {
  facts: new Map(),
  outcomes: [],
  fired: [],
  terms: [],
  superseded: [],
  lines: [],
  ledger: [],
  adjustments: [],
  grants: [],
} satisfies Omit<Draft, 'inputs' | 'share'>;
