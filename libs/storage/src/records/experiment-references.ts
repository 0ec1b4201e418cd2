/** Somebody who paid the control's price in their last whole period when an experiment started. */
export interface ReferencePeriod {
  readonly subscription: string;
  readonly unit: string;
  /** What the period was billed by. */
  readonly quote: string;
}

/** What a period comes to under each variant, in their order, and what its usage costs; decimals as text. */
export type ReferenceBill =
  { readonly totals: readonly string[]; readonly cost: string } | { readonly fault: string };

/** A unit's periods together, less what their usage costs; decimals as text, in the order of the variants. */
export interface ReferenceMargins {
  readonly unit: string;
  readonly margins: readonly string[];
  /** Under the control, which says how much was used. */
  readonly total: string;
}

/** How far a reference is rated. */
export interface ReferenceStanding {
  readonly units: number;
  readonly waiting: number;
  readonly unpriceable: number;
}
