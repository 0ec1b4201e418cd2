import type { Instant, Interval } from '#calendar';
import type { CurrencyCode, RoundingMode } from '#money';
import type { Charge } from './charge.js';
import type { Entitlement } from './entitlement.js';
import type { WrittenNumber } from './numbers.js';
import type { Place } from './place.js';
import type { Condition, Rule } from './rule.js';

/** `scale` is already resolved: the currency's minor digits unless the file asks for fewer. */
export interface Rounding {
  readonly mode: RoundingMode;
  readonly scale: number;
}

/** A published version never changes; `contentHash` is over the document as written. */
export interface PackageVersion {
  readonly package: string;
  readonly version: number;
  readonly title?: string;
  readonly currency: CurrencyCode;
  readonly interval: Interval;
  readonly effectiveFrom?: Instant;
  readonly rounding: Rounding;
  readonly charges: readonly Charge[];
  readonly conditions: ReadonlyMap<string, Condition>;
  readonly rules: readonly Rule[];
  readonly minimum?: WrittenNumber;
  readonly maximum?: WrittenNumber;
  readonly entitlements: readonly Entitlement[];
  /** Warnings accepted with their reason. */
  readonly accept: readonly AcceptedWarning[];
  readonly contentHash: string;
  readonly place: Place;
}

export interface AcceptedWarning {
  readonly code: string;
  readonly charge?: string;
  readonly rule?: string;
  readonly because: string;
}
