import type { Instant } from '#calendar';

/** `final` is the bill of a period, `adjustment` what a later fact changes about a final one. */
export type QuoteKind = 'quote' | 'final' | 'adjustment';

/** An event that came after its period was final. */
export interface LateEvent {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly time: Instant;
  readonly receivedAt: Instant;
  /** Whether it corrects another one, or takes it back. */
  readonly isCorrection: boolean;
}

/** Why a bill changes after finality. */
export interface AdjustmentCause {
  readonly events: number;
  /** How many of them are corrections. */
  readonly corrections: number;
  /** The first of them, in the order in which they came. */
  readonly first: readonly LateEvent[];
}

/** What an adjustment changes, and about which quote. */
export interface QuoteAdjustment {
  /** The bill of the period. */
  readonly final: string;
  /** The quote before this one: the final one, or the adjustment before. */
  readonly previous: string;
  readonly previousTotal: string;
  /** Signed: this total minus the one before. */
  readonly difference: string;
  readonly cause: AdjustmentCause;
}

/** A quote that is kept, for ever as it was given. */
export interface KeptQuote {
  readonly id: string;
  /** Its millisecond is the one that the id carries. */
  readonly createdAt: Instant;
  readonly kind: QuoteKind;
  readonly workspace?: string;
  readonly subscription?: string;
  readonly packageKey: string;
  readonly packageVersion: number;
  readonly contentHash: string;
  readonly variant?: string;
  /** Why this version: `accepted-quote`, `subscription`, `current`, … */
  readonly priceReason: string;
  readonly period: { readonly from: Instant; readonly to: Instant };
  readonly currency: string;
  readonly total: string;
  /** The quote's canonical bytes, and their SHA-256. */
  readonly document: string;
  readonly documentHash: Uint8Array;
  /** Canonical JSON of everything that it was computed from. */
  readonly inputs: string;
  readonly engineVersion: string;
  readonly validUntil: Instant;
  readonly createdBy: string;
  /** Of an adjustment that the service made itself. */
  readonly adjusts?: QuoteAdjustment;
}

/** Which quotes a list shows; an absent field asks for nothing. */
export interface QuoteFilter {
  readonly workspace?: string;
  readonly subscription?: string;
  readonly packageKey?: string;
  readonly kind?: QuoteKind;
  /** Quotes whose period begins at or after it. */
  readonly periodFrom?: Instant;
  /** Quotes whose period ends at or before it. */
  readonly periodTo?: Instant;
}

/** A workspace's word that it takes a quote: the price is its own until `validUntil`. */
export interface QuoteAcceptance {
  readonly quote: string;
  readonly workspace: string;
  readonly packageKey: string;
  readonly packageVersion: number;
  readonly contentHash: string;
  readonly acceptedAt: Instant;
  readonly acceptedBy: string;
  readonly validUntil: Instant;
}

/** A quote that was to be kept and could not be given. */
export interface QuoteFailure {
  readonly createdBy: string;
  readonly workspace?: string;
  readonly packageKey?: string;
  readonly packageVersion?: number;
  readonly contentHash?: string;
  readonly code: string;
  /** JSON. */
  readonly faults: string;
  readonly requestDigest: Uint8Array;
}
