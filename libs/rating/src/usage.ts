import type { Decimal, Fraction } from '#money';

/** What one charge, or one cell of it, is to price. `totals` is money and how many events made it. */
export type CellQuantity =
  | { readonly kind: 'quantity'; readonly quantity: Decimal | Fraction }
  | { readonly kind: 'events'; readonly events: readonly Decimal[] }
  | { readonly kind: 'totals'; readonly amount: Decimal; readonly count: Decimal };

/** One tuple of dimension values; a dimension left out is missing, not empty. */
export interface CellUsage {
  readonly dimensions: Readonly<Record<string, string>>;
  readonly usage: CellQuantity;
}

export type ChargeUsage =
  { readonly kind: 'none' } | CellQuantity | { readonly kind: 'cells'; readonly cells: readonly CellUsage[] };
