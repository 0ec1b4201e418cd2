import { Injectable } from '@nestjs/common';
import { type Instant, instant } from '#calendar';
import { type Decimal, decimalText } from '#money';
import type { QuoteInputsDocument } from '#quote';
import type { BillTotals, KeptQuote, StoredVersion } from '#storage';
import { VersionLibrary } from '../packages/version-library.js';
import { readKeptInputs } from '../quoting/kept-inputs.js';
import { RerateQuote } from '../quoting/rerate-quote.js';
import { costOfUsage, quantityUsed } from './cost-of-usage.js';

type Versions = readonly [StoredVersion, ...StoredVersion[]];

/** Rates what was used in a period under every variant, and says how much that is and what it costs to provide. */
@Injectable()
export class RatePeriod {
  constructor(
    private readonly rerate: RerateQuote,
    private readonly library: VersionLibrary,
  ) {}

  /** From a quote's own inputs; or the code of why one of the versions cannot price them. */
  async run(kept: KeptQuote, versions: Versions): Promise<BillTotals | { readonly fault: string }> {
    const { inputs, at } = readKeptInputs(kept.inputs);
    return await this.of(inputs, instant(at), versions);
  }

  /** The same of a quote that is not kept. */
  async of(
    inputs: QuoteInputsDocument,
    at: Instant,
    versions: Versions,
  ): Promise<BillTotals | { readonly fault: string }> {
    const totals: Decimal[] = [];
    for (const version of versions) {
      const total = await this.rerate.of(inputs, at, version);
      if (!total.ok) return { fault: total.faults[0].code };
      totals.push(total.value);
    }
    const [control] = versions;
    const { definitions, version } = await this.library.read(control);
    const meters = new Set(
      version.charges.flatMap(({ source }) => (source.kind === 'meter' ? [source.meter] : [])),
    );
    const [only] = meters;
    // Quantities of several meters have no common unit but what the control's price makes of them.
    const used = meters.size === 1 && only !== undefined ? quantityUsed(inputs, only) : totals[0];
    return {
      variants: totals.map((total) => total.toFixed()),
      used: used?.toFixed() ?? '0',
      cost: decimalText(costOfUsage(inputs, definitions)),
    };
  }
}
