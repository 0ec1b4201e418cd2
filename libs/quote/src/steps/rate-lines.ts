import { sum } from '#money';
import { type ChargeUsage, type RatingInput, rateCharge } from '#rating';
import { openLedger } from '../adjustments/ledger.js';
import { type ChargeSpan, spansOf } from '../charge-spans.js';
import type { ChargeTerms, Draft, DraftLine, StepResult } from '../draft.js';
import { type QuoteFault, pointer } from '../fault.js';
import { isDue } from '../is-due.js';
import { usageOfCharge } from '../usage-of.js';

/** Rates every charge in file order, its spans in turn: a charge on the amounts of others finds them rated. */
export function rateLines(draft: Draft): StepResult {
  const { version } = draft.inputs;
  const lines: DraftLine[] = [];
  const faults: QuoteFault[] = [];
  for (const terms of draft.terms) {
    for (const span of spansOf(terms.charge, draft)) {
      const usage = usageFor(terms, span, draft, lines);
      if ('fault' in usage) {
        faults.push(usage.fault);
        continue;
      }
      const result = rateCharge(ratingInput(terms, span, draft, usage.usage));
      if (!result.ok) faults.push({ ...result.fault, ...placed(terms, span) });
      else lines.push(draft.isCut ? { ...result.line, span } : result.line);
    }
  }
  if (faults.length > 0) return { faults };
  return { lines, ledger: openLedger(lines, version.rounding.scale) };
}

function ratingInput(terms: ChargeTerms, span: ChargeSpan, draft: Draft, usage: ChargeUsage): RatingInput {
  return {
    charge: terms.charge,
    usage,
    rounding: draft.inputs.version.rounding,
    share: span.share,
    cellOverrides: terms.cellOverrides,
    include: terms.include,
    waived: terms.waivedBy !== undefined,
    part: draft.part,
    due: isDue(terms.charge, span, draft.opening),
  };
}

function usageFor(
  { charge }: ChargeTerms,
  { quantity, source: segment }: ChargeSpan,
  { inputs }: Draft,
  lines: readonly DraftLine[],
): { readonly usage: ChargeUsage } | { readonly fault: QuoteFault } {
  const { source } = charge;
  switch (source.kind) {
    case 'none':
      return { usage: { kind: 'none' } };
    case 'quantity':
      return quantity === undefined
        ? missing(`quantity.${source.name}`, `${segment?.at ?? ''}${pointer('quantities', source.name)}`)
        : { usage: { kind: 'quantity', quantity } };
    case 'amountOf': {
      const amounts = lines.filter((line) => source.charges.includes(line.key)).map((line) => line.amount);
      return { usage: { kind: 'quantity', quantity: sum(amounts) } };
    }
    case 'meter': {
      const meter = inputs.definitions.meters.get(source.meter);
      const usage = inputs.usage.get(source.meter);
      if (meter === undefined || usage === undefined)
        return missing(`usage.${source.meter}`, pointer('usage', source.meter));
      const seen = usageOfCharge(charge, meter, usage);
      return seen.ok ? { usage: seen.usage } : { fault: seen.fault };
    }
  }
}

function missing(fact: string, at: string): { readonly fault: QuoteFault } {
  const message = `\`${fact}\` is needed and not given`;
  return { fault: { code: 'quote.missing-fact', message, help: 'give it', pointer: at } };
}

/** A fault of a metered or licensed charge is mended where its usage was given. */
function placed({ charge: { source } }: ChargeTerms, span: ChargeSpan): { readonly pointer?: string } {
  if (source.kind === 'meter') return { pointer: pointer('usage', source.meter) };
  if (source.kind !== 'quantity') return {};
  return { pointer: span.source?.given.get(source.name) ?? pointer('quantities', source.name) };
}
