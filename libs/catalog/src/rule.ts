import type { Decimal } from '#money';
import type { CellWhen, ChargeModel, Convert, Prices } from './charge.js';
import type { Entitlement } from './entitlement.js';
import type { FactValue } from './facts.js';
import type { WrittenNumber } from './numbers.js';
import type { Place } from './place.js';

export const OPERATORS = [
  'equal',
  'notEqual',
  'in',
  'notIn',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
  'contains',
  'doesNotContain',
] as const;
export type Operator = (typeof OPERATORS)[number];

export interface FactCondition {
  readonly kind: 'fact';
  readonly fact: string;
  readonly operator: Operator;
  /** Already of the fact's type. `in` and `notIn` hold a list; another fact is named, never inlined. */
  readonly value: FactValue | readonly FactValue[] | { readonly fact: string };
  readonly place: Place;
}

/** Groups are never empty and never deeper than 16. */
export type Condition =
  | { readonly kind: 'all' | 'any'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'not'; readonly condition: Condition }
  | { readonly kind: 'named'; readonly name: string }
  | FactCondition;

/** Fields an `overridePrice` may replace: any price field of its charge's model, the allowance, conversion and bounds. */
export interface PriceOverride<M extends ChargeModel = ChargeModel, N = WrittenNumber> {
  readonly price: Partial<Prices<N>[M]>;
  readonly convert?: Convert;
  readonly included?: N;
  readonly minimum?: N;
  readonly maximum?: N;
}

interface PercentOff {
  readonly percent: Decimal;
}
interface AmountOff<N> {
  readonly amount: N;
}

/** What an adjustment acts on. No `charges` means all; `when` narrows it to cells. */
export interface AdjustmentTarget {
  readonly charges?: readonly string[];
  readonly when?: CellWhen;
  readonly title?: string;
}

export type RuleEvent<N = WrittenNumber> =
  | {
      readonly type: 'overridePrice';
      readonly charge: string;
      readonly when?: CellWhen;
      readonly fields: PriceOverride<ChargeModel, N>;
    }
  | { readonly type: 'include'; readonly charge: string; readonly quantity: N }
  | { readonly type: 'waive'; readonly charges: readonly string[] }
  | ({ readonly type: 'discount' | 'surcharge' } & AdjustmentTarget & (PercentOff | AmountOff<N>))
  | { readonly type: 'minimum' | 'maximum'; readonly amount: N }
  | { readonly type: 'entitle'; readonly entitlement: Entitlement<N> };
export type RuleEventType = RuleEvent['type'];

/** Events that act before rating; their rules may not ask for amounts. */
export const BEFORE_RATING: readonly RuleEventType[] = ['overridePrice', 'include', 'waive'];
export const AFTER_RATING: readonly RuleEventType[] = ['discount', 'surcharge', 'minimum', 'maximum'];

export interface Rule<N = WrittenNumber> {
  readonly name: string;
  readonly title?: string;
  readonly priority: number;
  /** Without conditions a rule always fires. */
  readonly conditions?: Condition;
  readonly event: RuleEvent<N>;
  readonly place: Place;
}

/** Rule order: higher priority first, then file order. */
export function inRuleOrder<N>(rules: readonly Rule<N>[]): readonly Rule<N>[] {
  return rules
    .map((rule, index) => ({ rule, index }))
    .sort((a, b) => b.rule.priority - a.rule.priority || a.index - b.index)
    .map(({ rule }) => rule);
}
