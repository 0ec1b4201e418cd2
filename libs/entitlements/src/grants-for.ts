import { invariant } from '#money';
import type { Grant, ReplacedEntitlement, ResolvedEntitlement } from './grant.js';

export interface Granting {
  /** Of the package version: at most one a feature. */
  readonly entitlements: readonly ResolvedEntitlement[];
  /** Of the rules that fired, in rule order. */
  readonly fired: readonly { readonly rule: string; readonly entitlement: ResolvedEntitlement }[];
}

/**
 * What a workspace may do: per feature the last of the version and its firing rules, which replaces the whole
 * entitlement. Among rules the first in rule order wins. Nothing adds up: two limits of 1,000 are no limit of 2,000.
 * In the order of the version's list, then of the rules.
 */
export function grantsFor({ entitlements, fired }: Granting): readonly Grant[] {
  const byFeature = new Map<string, Candidates>();
  for (const entitlement of entitlements) {
    invariant(!byFeature.has(entitlement.feature), `\`${entitlement.feature}\` stands once in a version`);
    byFeature.set(entitlement.feature, { version: { source: 'version', entitlement }, rules: [] });
  }
  for (const { rule, entitlement } of fired) {
    const candidates = byFeature.get(entitlement.feature) ?? { rules: [] };
    byFeature.set(entitlement.feature, {
      ...candidates,
      rules: [...candidates.rules, { source: rule, entitlement }],
    });
  }
  return [...byFeature].map(([feature, candidates]) => granted(feature, candidates));
}

interface Candidates {
  readonly version?: ReplacedEntitlement;
  readonly rules: readonly ReplacedEntitlement[];
}

function granted(feature: string, { version, rules }: Candidates): Grant {
  const [first, ...later] = rules;
  const winner = first ?? version;
  invariant(winner !== undefined, 'a feature has someone who grants it');
  const replaced = version !== undefined && version !== winner ? [version, ...later] : later;
  return { feature, ...winner, replaced };
}
