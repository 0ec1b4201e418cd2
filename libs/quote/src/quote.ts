import type { ChargeModel } from '#catalog';
import type { RoundingMode } from '#money';

/** A part of a line, unrounded: a tier, an event, a package, or a cell with parts of its own. */
export interface QuoteLineDetail {
  readonly kind: string;
  readonly text: string;
  readonly dimensions?: Readonly<Record<string, string>>;
  readonly index?: number;
  readonly quantity?: string;
  readonly amount: string;
  readonly parts?: readonly QuoteLineDetail[];
}

/** Half-open, as RFC 3339 in UTC. */
export interface QuoteSpan {
  readonly from: string;
  readonly to: string;
}

export interface QuoteLine {
  readonly key: string;
  /** The package version that prices it, when several price the period. */
  readonly version?: number;
  /** What it is for, when changes cut the period; a pause may lie in the middle of it. */
  readonly segment?: QuoteSpan;
  readonly description: string;
  readonly model: ChargeModel;
  readonly timing: 'advance' | 'arrears';
  readonly quantity?: string;
  /** With the currency's minor digits. */
  readonly amount: string;
  /** All digits; 40 decimals of a value that never ends, which then has `unroundedFraction`. */
  readonly unroundedAmount: string;
  readonly unroundedFraction?: string;
  readonly waived?: true;
  /** Not prorated, and counted on another line by its timing: hence 0.00. */
  readonly uncounted?: true;
  readonly details: readonly QuoteLineDetail[];
}

export type AdjustmentKind = 'discount' | 'surcharge' | 'maximum' | 'minimum';

export interface QuoteAdjustment {
  /** The rule that made it; null for the package's own maximum and minimum. */
  readonly rule: string | null;
  /** The package version that made it, when several price the period. */
  readonly version?: number;
  readonly kind: AdjustmentKind;
  readonly description: string;
  readonly percent?: string;
  /** Signed: what is added to the subtotal. */
  readonly amount: string;
  /** How much of a fixed discount found nothing left to take. */
  readonly unused?: string;
  /** On a minimum that lifts what the maximum had just brought down: the two cross, and the minimum wins. */
  readonly crossed?: true;
  /** How the amount divides over the charges; they sum to it. Empty when it is not spread. */
  readonly shares: readonly { readonly charge: string; readonly amount: string }[];
}

export interface QuoteEntitlement {
  readonly feature: string;
  readonly type: 'boolean' | 'config' | 'metered';
  readonly value?: boolean | string;
  readonly meter?: string;
  readonly limit?: string;
  readonly enforcement?: 'soft' | 'hard';
  readonly resets?: 'interval' | 'never';
  /** `version`, or the name of the rule that granted it. */
  readonly source: string;
}

/** A part of the period with one package version and one set of quantities. */
export interface QuoteSegment extends QuoteSpan {
  readonly version: number;
  readonly contentHash: string;
  readonly quantities: Readonly<Record<string, string>>;
  readonly paused?: true;
}

/** The quote as it goes over every wire: text scalars alone, so that its canonical bytes are the same everywhere. */
export interface Quote {
  /** Of several versions, the one that priced last. */
  readonly package: { readonly key: string; readonly version: number; readonly contentHash: string };
  readonly currency: string;
  readonly period: { readonly from: string; readonly to: string; readonly timeZone: string };
  readonly rounding: { readonly mode: RoundingMode; readonly scale: number };
  readonly lines: readonly QuoteLine[];
  readonly adjustments: readonly QuoteAdjustment[];
  readonly subtotal: string;
  readonly total: string;
  /** How changes cut the period, in order; absent when nothing changed in it. */
  readonly segments?: readonly QuoteSegment[];
  /** Names of the rules that fired, in rule order; of several versions one after another, each name once. */
  readonly rules: readonly string[];
  readonly entitlements: readonly QuoteEntitlement[];
}
