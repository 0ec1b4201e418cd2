import type { Instant } from '#calendar';
import type { CellWhen, Charge, ChargeModel, Facts, PriceOverride, Rule } from '#catalog';
import type { RuleOutcome } from '#eligibility';
import type { Grant } from '#entitlements';
import type { Decimal } from '#money';
import type { RatedLine } from '#rating';
import type { Adjustment } from './adjustments/adjustment.js';
import type { Ledger } from './adjustments/ledger.js';
import type { QuoteFault } from './fault.js';
import type { Run } from './run.js';

/** What a firing `overridePrice` replaces for the tuples that it names. */
export interface CellOverride {
  readonly rule: string;
  readonly when: CellWhen;
  readonly fields: PriceOverride<ChargeModel, Decimal>;
}

/** A charge as it is rated in this quote: numbers known, overrides merged, marks of the rules beside it. */
export interface ChargeTerms {
  readonly charge: Charge<Decimal>;
  readonly cellOverrides: readonly CellOverride[];
  readonly include: Decimal | undefined;
  readonly waivedBy: string | undefined;
}

/** An override that a rule before it in rule order had already made. */
export interface Superseded {
  readonly rule: string;
  readonly by: string;
  readonly charge: string;
  readonly field: string;
}

/** A rated line, with the span that it is for where the period is cut. */
export interface DraftLine extends RatedLine {
  readonly span?: { readonly from: Instant; readonly to: Instant };
}

/** A version run while it is priced: every step of the policy reads what the steps before it left. */
export interface Draft extends Run {
  readonly facts: Facts;
  readonly outcomes: readonly RuleOutcome[];
  readonly fired: readonly Rule[];
  readonly terms: readonly ChargeTerms[];
  readonly superseded: readonly Superseded[];
  readonly lines: readonly DraftLine[];
  readonly ledger: Ledger;
  readonly adjustments: readonly Adjustment[];
  /** What is paid: every line and adjustment. */
  readonly total: Decimal;
  readonly grants: readonly Grant[];
}

/** One step of the policy: what it adds to the draft, or why the quote cannot be given. */
export type Step = (draft: Draft) => StepResult | Promise<StepResult>;
export type StepResult = Partial<Draft> | { readonly faults: readonly QuoteFault[] };
