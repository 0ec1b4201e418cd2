/** One figure of a row: a number with its unit, and what it was held against when there is a promise. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** A promise about this figure; absent when it is only told. */
  readonly limit?: { readonly atMost: number } | { readonly atLeast: number };
}

/** One row of the bench: what is measured, and what a reader may conclude from it. */
export interface Row {
  readonly name: string;
  /** A sentence: what runs, against what, on which input. */
  readonly about: string;
  readonly run: () => Promise<readonly Figure[]> | readonly Figure[];
}

export function holds({ value, limit }: Figure): boolean {
  if (limit === undefined) return true;
  return 'atMost' in limit ? value <= limit.atMost : value >= limit.atLeast;
}
