import type { Entitlement } from '#catalog';
import type { Decimal } from '#money';

/** An entitlement whose limit, if it came from a fact, is known. */
export type ResolvedEntitlement = Entitlement<Decimal>;

/** `version`, or the name of the rule that entitles. */
export type GrantSource = string;

/** What lost against a grant of the same feature: nothing of it remains. */
export interface ReplacedEntitlement {
  readonly source: GrantSource;
  readonly entitlement: ResolvedEntitlement;
}

/** What a workspace may do with one feature, and why. */
export interface Grant {
  readonly feature: string;
  readonly entitlement: ResolvedEntitlement;
  readonly source: GrantSource;
  /** The version's entitlement first, then those of later rules in rule order; empty when nothing was in the way. */
  readonly replaced: readonly ReplacedEntitlement[];
}
