/** Why a request cannot be met. The API turns `code` into a status in one place. */
export interface ServiceFault {
  /** `noun.fault`, stable. */
  readonly code: string;
  /** Lower case, user's text in backticks, no full stop. */
  readonly message: string;
  readonly help?: string;
  /** JSON pointer into the request, where one place is to blame. */
  readonly pointer?: string;
  /** What is to blame one by one, when the fault itself is of the whole. */
  readonly errors?: readonly PlacedFault[];
}

/** A fault of a file, at its place. */
export interface PlacedFault extends Omit<ServiceFault, 'pointer' | 'errors'> {
  readonly severity: 'error' | 'warning';
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly [ServiceFault, ...ServiceFault[]] };

export function refused(...faults: readonly [ServiceFault, ...ServiceFault[]]): Outcome<never> {
  return { ok: false, faults };
}
