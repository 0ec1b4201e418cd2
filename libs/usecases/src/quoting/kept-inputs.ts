import { invariant } from '#money';
import type { QuoteInputsDocument } from '#quote';
import { canonicalJson } from '#rulebook';

/** Everything that a kept quote was computed from: the document that the core reads, and the versions by hash. */
export interface KeptInputs {
  readonly package: string;
  /** The version whose price applies. */
  readonly version: number;
  /** Content hash by number: of that version, and of every other that a segment names. */
  readonly versions: Readonly<Record<string, string>>;
  /** The instant that was asked about. */
  readonly at: string;
  readonly inputs: QuoteInputsDocument;
}

export const writeKeptInputs = (inputs: KeptInputs): string => canonicalJson(inputs);

export function readKeptInputs(text: string): KeptInputs {
  const read = JSON.parse(text) as Partial<KeptInputs>;
  const { package: key, version, versions, at, inputs } = read;
  invariant(
    key !== undefined &&
      version !== undefined &&
      versions !== undefined &&
      at !== undefined &&
      inputs !== undefined,
    'kept inputs hold package, version, versions, instant and inputs',
  );
  return { package: key, version, versions, at, inputs };
}
