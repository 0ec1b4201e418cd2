import type { Instant } from '#calendar';
import type { Subscription } from './subscriptions.js';

/** A period of a unit's subscription, which may be measured. */
export interface UnitPeriod {
  readonly subscription: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly unit: string;
  readonly variant: string;
  /** The quote that says what it costs now; absent as long as it is open. */
  readonly quote?: string;
}

/** What a period's usage comes to, decimals as text. */
export interface BillTotals {
  /** Under each variant, in their order. */
  readonly variants: readonly string[];
  /** How much was used, and what that costs to provide. */
  readonly used: string;
  readonly cost: string;
}

/** What a period comes to under each variant. */
export interface ExperimentBill extends UnitPeriod {
  /** By the quote, whatever it was priced by; absent as long as it is open. */
  readonly billed?: string;
  /** Or the code of why one of them cannot be said. */
  readonly totals: BillTotals | { readonly fault: string };
}

/** Units in the order of their names, both included. */
export interface UnitRange {
  readonly firstUnit: string;
  readonly lastUnit: string;
}

/** A final period from before a unit had the price of its arm. */
export interface FormerPeriod extends Pick<UnitPeriod, 'subscription' | 'startsAt' | 'unit'> {
  readonly quote: string;
}

/** What it comes to under the control's version, a decimal as text, or the code of why that cannot be said. */
export interface FormerBill extends FormerPeriod {
  readonly total: string | { readonly fault: string };
}

/** A subscription with a period that goes on. */
export interface OpenSubscription extends Pick<
  Subscription,
  'id' | 'anchor' | 'timeZone' | 'startedAt' | 'endedAt'
> {
  readonly unit: string;
  readonly variant: string;
  /** From when on its price is the variant's. */
  readonly since: Instant;
}

/** What an arm's bills are below those of the control, exact decimals as text. */
export interface ArmSpend {
  readonly variant: string;
  readonly units: number;
  /** That are measured. */
  readonly periods: number;
  /** Sum of what each period is below, periods that are above left out. */
  readonly spent: string;
  /** Sum of all differences. */
  readonly net: string;
  readonly unpriceable: number;
}

/** Which units are measured: those of every arm but the control. */
export interface BillsOf {
  readonly experiment: string;
  readonly packageKey: string;
  readonly control: string;
  readonly now: Instant;
  /** What was used so far is rated anew when that was done before this instant. */
  readonly staleBefore: Instant;
}

/** Quotes that an arm's members were given, and those that could not be. */
export interface QuotedArm {
  readonly variant: string;
  readonly quotes: number;
  readonly failures: number;
}
