import { Injectable } from '@nestjs/common';
import { type Instant, instant } from '#calendar';
import { decimal, type Decimal } from '#money';
import type { QuoteInputsDocument } from '#quote';
import type { KeptQuote, StoredVersion } from '#storage';
import type { Outcome } from '../fault.js';
import { ComputeQuote } from './compute-quote.js';
import { readKeptInputs } from './kept-inputs.js';

/** What a quote would come to under another version of its package, from the very inputs that it was made of. */
@Injectable()
export class RerateQuote {
  constructor(private readonly computeQuote: ComputeQuote) {}

  async run(kept: KeptQuote, version: StoredVersion): Promise<Outcome<Decimal>> {
    const { inputs, at } = readKeptInputs(kept.inputs);
    return await this.of(inputs, instant(at), version);
  }

  /** The same of a quote that is not kept. */
  async of(inputs: QuoteInputsDocument, at: Instant, version: StoredVersion): Promise<Outcome<Decimal>> {
    const segments = inputs.segments?.map((segment) => {
      const unversioned = { ...segment };
      delete unversioned.version;
      return unversioned;
    });
    const document = { ...inputs, ...(segments && { segments }) };
    const computed = await this.computeQuote.run([version], document, at, true);
    return computed.ok ? { ok: true, value: decimal(computed.value.quote.total) } : computed;
  }
}
