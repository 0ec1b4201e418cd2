/** Why a quote cannot be given. All faults that can be known are returned together, each where its input stands. */
export interface QuoteFault {
  /** `quote.missing-facts`, `quote.unknown-meter`, `rating.no-cell`, … */
  readonly code: `quote.${string}` | `rating.${string}`;
  /** Lower case, user's text in backticks, no full stop. */
  readonly message: string;
  readonly help: string;
  /** JSON pointer into the inputs (`/usage/mtu`), where one place is to blame. */
  readonly pointer?: string;
}

export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly QuoteFault[] };

/** A JSON pointer (RFC 6901) to the value under these keys. */
export function pointer(...keys: readonly (string | number)[]): string {
  return keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
