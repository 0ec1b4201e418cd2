import { Injectable } from '@nestjs/common';
import type { Instant } from '#calendar';
import {
  assembleQuote,
  type QuoteInputs,
  type QuoteResult,
  readQuoteInputs,
  type QuoteInputsDocument,
} from '#quote';
import type { StoredVersion } from '#storage';
import { type Outcome, refused, type ServiceFault } from '../fault.js';
import { type ReadyVersion, VersionLibrary } from '../packages/version-library.js';
import { measured } from './evaluations.js';

export type Computed = Extract<QuoteResult, { readonly ok: true }> & {
  readonly inputs: QuoteInputs;
  /** What was read: the same document gives the same bytes. */
  readonly document: QuoteInputsDocument;
};

/** The pure part, from stored versions and a document: a first quote and its replay come through here alike. */
@Injectable()
export class ComputeQuote {
  constructor(private readonly library: VersionLibrary) {}

  /**
   * By the first version; the others are those that segments name. A stored workspace may have attributes that an old
   * version never knew: those are left out (`isStored`), while a caller's own misspelt one is a fault.
   */
  async run(
    [first, ...others]: readonly [StoredVersion, ...StoredVersion[]],
    asked: QuoteInputsDocument,
    at: Instant,
    isStored = false,
  ): Promise<Outcome<Computed>> {
    const ready = await this.library.read(first);
    const versions = new Map<number, ReadyVersion>();
    for (const other of others) versions.set(other.number, await this.library.read(other));
    const document = isStored ? knownAttributes(asked, [ready, ...versions.values()]) : asked;
    const inputs = readQuoteInputs(document, { ...ready, at, versions });
    if (!inputs.ok) return refusedFor(inputs.faults);
    const result = await measured(() => assembleQuote(inputs.value));
    if (!result.ok) return refusedFor(result.faults);
    const { ok, quote, bytes, explain } = result;
    return { ok, value: { ok, quote, bytes, explain, inputs: inputs.value, document } };
  }
}

function knownAttributes(
  document: QuoteInputsDocument,
  versions: readonly ReadyVersion[],
): QuoteInputsDocument {
  const known = Object.entries(document.workspace ?? {}).filter(([name]) =>
    versions.some(({ definitions }) => definitions.attributes.has(name)),
  );
  return { ...document, workspace: Object.fromEntries(known) };
}

function refusedFor(faults: readonly ServiceFault[]): Outcome<never> {
  const [first, ...more] = faults;
  return refused(first ?? { code: 'quote.refused', message: 'this cannot be priced' }, ...more);
}
