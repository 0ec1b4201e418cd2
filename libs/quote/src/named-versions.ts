import type { QuoteInputsDocument } from './inputs-document.js';

const NUMBER = /^[1-9]\d{0,8}$/;

/** The version number that is written, or undefined when it can be none. */
export function versionNumber(written: number | string): number | undefined {
  return NUMBER.test(String(written)) ? Number(written) : undefined;
}

/** The versions that segments name: what a caller loads before it reads the inputs. */
export function namedVersions({ segments = [] }: Pick<QuoteInputsDocument, 'segments'>): readonly number[] {
  const numbers = segments.flatMap(({ version }) => (version === undefined ? [] : [versionNumber(version)]));
  return [...new Set(numbers)].filter((number) => number !== undefined);
}
