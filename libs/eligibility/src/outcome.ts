import type { Operator, Place } from '#catalog';

/** One condition as it was judged: what was asked, what was found, whether it held. */
export type ConditionOutcome =
  | { readonly kind: 'all' | 'any'; readonly held: boolean; readonly conditions: readonly ConditionOutcome[] }
  | { readonly kind: 'not'; readonly held: boolean; readonly condition: ConditionOutcome }
  | {
      readonly kind: 'named';
      readonly name: string;
      readonly held: boolean;
      readonly condition: ConditionOutcome;
    }
  | {
      readonly kind: 'fact';
      readonly held: boolean;
      readonly fact: string;
      readonly operator: Operator;
      /** As text; a list for `in` and `notIn`. For another fact, its value. */
      readonly expected: string | readonly string[];
      readonly found: string | readonly string[];
      /** The fact that `expected` came from. */
      readonly expectedFact?: string;
      readonly place: Place;
    };

export interface RuleOutcome {
  readonly rule: string;
  readonly fired: boolean;
  /** Absent for a rule without conditions: it always fires. */
  readonly condition?: ConditionOutcome;
}
