import { sum } from '#money';
import { type ChargeUsage, type RatedLine, rateCharge } from '#rating';
import { openLedger } from '../adjustments/ledger.js';
import type { ChargeTerms, Draft, StepResult } from '../draft.js';
import { type QuoteFault, pointer } from '../fault.js';
import { usageOfCharge } from '../usage-of.js';

/** Rates every charge in file order: a charge on the amounts of others finds them rated. */
export function rateLines(draft: Draft): StepResult {
  const { version } = draft.inputs;
  const lines: RatedLine[] = [];
  const faults: QuoteFault[] = [];
  for (const terms of draft.terms) {
    const usage = usageFor(terms, draft, lines);
    if ('fault' in usage) {
      faults.push(usage.fault);
      continue;
    }
    const result = rateCharge({
      charge: terms.charge,
      usage: usage.usage,
      rounding: version.rounding,
      share: draft.share,
      cellOverrides: terms.cellOverrides,
      ...(terms.include && { include: terms.include }),
      waived: terms.waivedBy !== undefined,
    });
    if (result.ok) lines.push(result.line);
    else faults.push({ ...result.fault, ...placed(terms) });
  }
  if (faults.length > 0) return { faults };
  return { lines, ledger: openLedger(lines, version.rounding.scale) };
}

function usageFor(
  { charge }: ChargeTerms,
  { inputs }: Draft,
  lines: readonly RatedLine[],
): { readonly usage: ChargeUsage } | { readonly fault: QuoteFault } {
  const { source } = charge;
  switch (source.kind) {
    case 'none':
      return { usage: { kind: 'none' } };
    case 'quantity': {
      const quantity = inputs.quantities.get(source.name);
      return quantity === undefined
        ? missing(`quantity.${source.name}`)
        : { usage: { kind: 'quantity', quantity } };
    }
    case 'amountOf': {
      const amounts = lines.filter((line) => source.charges.includes(line.key)).map((line) => line.amount);
      return { usage: { kind: 'quantity', quantity: sum(amounts) } };
    }
    case 'meter': {
      const meter = inputs.definitions.meters.get(source.meter);
      const usage = inputs.usage.get(source.meter);
      if (meter === undefined || usage === undefined) return missing(`usage.${source.meter}`);
      const seen = usageOfCharge(charge, meter, usage);
      return seen.ok ? { usage: seen.usage } : { fault: seen.fault };
    }
  }
}

function missing(fact: string): { readonly fault: QuoteFault } {
  return {
    fault: { code: 'quote.missing-fact', message: `\`${fact}\` is needed and not given`, help: 'give it' },
  };
}

/** A fault of a metered or licensed charge is mended where its usage was given. */
function placed({ charge: { source } }: ChargeTerms): { readonly pointer?: string } {
  if (source.kind === 'meter') return { pointer: pointer('usage', source.meter) };
  if (source.kind === 'quantity') return { pointer: pointer('quantities', source.name) };
  return {};
}
