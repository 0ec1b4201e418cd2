import { ZERO } from '#money';
import { canonicalBytes } from './canonical-bytes.js';
import type { Draft } from './draft.js';
import { type Explanation, explain } from './explain.js';
import type { QuoteFault } from './fault.js';
import type { QuoteInputs } from './inputs.js';
import { policy } from './policy.js';
import type { Quote } from './quote.js';
import { type Run, runsOf } from './run.js';
import { totalFaults } from './steps/check-total.js';
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
  const drafts: Draft[] = [];
  const faults: QuoteFault[] = [];
  for (const run of runsOf(inputs)) {
    const result = await priceRun(run);
    if ('faults' in result) faults.push(...result.faults);
    else drafts.push(result);
  }
  if (faults.length === 0) faults.push(...totalFaults(drafts));
  if (faults.length > 0) return { ok: false, faults: withoutRepeats(faults) };
  const quote = toQuote(drafts, inputs);
  return { ok: true, quote, bytes: canonicalBytes(quote), explain: () => explain(drafts) };
}

async function priceRun(run: Run): Promise<Draft | { readonly faults: readonly QuoteFault[] }> {
  const draft = openDraft(run);
  // A period that is paused from end to end asks nothing of anybody.
  if (run.segments.length === 0) return draft;
  for (const { step } of policy) {
    const made = step(draft);
    // Most steps answer at once, and a wait for nothing costs as much as some of them.
    const result = made instanceof Promise ? await made : made;
    if ('faults' in result) return { faults: result.faults.map((fault) => placedIn(run, fault)) };
    Object.assign(draft, result);
  }
  return draft;
}

/** Usage stands where its run was given it. */
function placedIn({ source }: Run, fault: QuoteFault): QuoteFault {
  const at = fault.pointer;
  const isUsage = at?.startsWith('/usage/') === true;
  return source !== undefined && isUsage ? { ...fault, pointer: `${source.usageAt}${at}` } : fault;
}

/** What every run of a period misses, such as an attribute, is one fault. */
function withoutRepeats(faults: readonly QuoteFault[]): readonly QuoteFault[] {
  const key = ({ code, message, pointer = '' }: QuoteFault): string => `${code} ${pointer} ${message}`;
  return [...new Map(faults.map((fault) => [key(fault), fault])).values()];
}

/** A literal that names every field: Node takes a microsecond for each one that is copied into a growing object. */
function openDraft(run: Run): Draft {
  const draft: { -readonly [Key in keyof Draft]: Draft[Key] } = {
    inputs: run.inputs,
    segments: run.segments,
    share: run.share,
    opening: run.opening,
    isFirst: run.isFirst,
    isLast: run.isLast,
    isCut: run.isCut,
    facts: NO_FACTS,
    outcomes: [],
    fired: [],
    terms: [],
    superseded: [],
    lines: [],
    ledger: [],
    adjustments: [],
    total: ZERO,
    grants: [],
  };
  if (run.part !== undefined) draft.part = run.part;
  if (run.source !== undefined) draft.source = run.source;
  return draft;
}

const NO_FACTS: Draft['facts'] = new Map();
