import { Injectable } from '@nestjs/common';
import type { Instant } from '#calendar';
import type { QuoteInputsDocument } from '#contracts';
import { assembleQuote, type QuoteInputs, type QuoteResult, readQuoteInputs } from '#quote';
import type { StoredVersion } from '#storage';
import { type Outcome, refused, type ServiceFault } from '../fault.js';
import { VersionLibrary } from '../packages/version-library.js';

export type Computed = Extract<QuoteResult, { readonly ok: true }> & { readonly inputs: QuoteInputs };

/** The pure part, from stored versions and a document: a first quote and its replay come through here alike. */
@Injectable()
export class ComputeQuote {
  constructor(private readonly library: VersionLibrary) {}

  async run(version: StoredVersion, document: QuoteInputsDocument, at: Instant): Promise<Outcome<Computed>> {
    const ready = await this.library.read(version);
    const inputs = readQuoteInputs(document, { ...ready, at });
    if (!inputs.ok) return refusedFor(inputs.faults);
    const result = await assembleQuote(inputs.value);
    return result.ok ? { ok: true, value: { ...result, inputs: inputs.value } } : refusedFor(result.faults);
  }
}

function refusedFor(faults: readonly ServiceFault[]): Outcome<never> {
  const [first, ...more] = faults;
  return refused(first ?? { code: 'quote.refused', message: 'this cannot be priced' }, ...more);
}
