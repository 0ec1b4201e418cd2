/** Every reason why a charge cannot be priced. Codes are stable: callers branch on them. */
export const RATING_FAULT_CODES = [
  /** Nothing says how much was used. */
  'rating.usage-missing',
  /** Usage of a shape that the model or `by` cannot price. */
  'rating.usage-shape',
  /** Totals where only the single events can tell the fee. */
  'rating.events-needed',
  /** A count of events that is negative or not whole. */
  'rating.event-count',
  /** Negative usage without `allowNegative`, or beside a free allowance or per-event bound. */
  'rating.negative-quantity',
  /** A tuple names a dimension that the charge is not priced by. */
  'rating.unknown-dimension',
  /** A tuple is given twice. */
  'rating.duplicate-cell',
  /** No cell matches a tuple, and there is no default cell. */
  'rating.no-cell',
  /** The price lacks a field that its model needs. */
  'rating.price-incomplete',
  /** An allowance that this charge has no quantity to take off. */
  'rating.allowance-unusable',
  /** A percentage charge cannot pool cells. */
  'rating.pool-events',
  /** The rounded amount has more than 26 digits before the point. */
  'rating.amount-overflow',
] as const;
export type RatingFaultCode = (typeof RATING_FAULT_CODES)[number];

/** Why a charge cannot be priced, in the voice of a diagnostic; the caller knows which charge it was. */
export interface RatingFault {
  readonly code: RatingFaultCode;
  /** Lower case, user's text in backticks, no full stop. */
  readonly message: string;
  readonly help: string;
}

export function ratingFault(code: RatingFaultCode, message: string, help: string): RatingFault {
  return { code, message, help };
}

/** Tells a step's fault from the state it would have returned. */
export function isRatingFault(result: object): result is RatingFault {
  return 'code' in result;
}

/** User's text in backticks, cut where nobody would read on. */
export function quoted(text: string): string {
  return `\`${text.length > 60 ? `${text.slice(0, 60)}…` : text}\``;
}
