import type { Grant, ResolvedEntitlement } from './grant.js';

export type GrantChange =
  | { readonly kind: 'granted'; readonly feature: string; readonly after: Grant }
  | { readonly kind: 'revoked'; readonly feature: string; readonly before: Grant }
  | { readonly kind: 'changed'; readonly feature: string; readonly before: Grant; readonly after: Grant };

/**
 * What changes for a workspace: features in their order before, then new ones. The same value from another source
 * is no change, since a workspace may do the same; limits compare by value, so 1000 and 1000.0 are one.
 */
export function diffGrants(before: readonly Grant[], after: readonly Grant[]): readonly GrantChange[] {
  const now = new Map(after.map((grant) => [grant.feature, grant]));
  const earlier = new Set(before.map(({ feature }) => feature));
  const kept = before.flatMap((grant): GrantChange[] => {
    const { feature } = grant;
    const successor = now.get(feature);
    if (successor === undefined) return [{ kind: 'revoked', feature, before: grant }];
    if (sameEntitlement(grant.entitlement, successor.entitlement)) return [];
    return [{ kind: 'changed', feature, before: grant, after: successor }];
  });
  const added = after
    .filter(({ feature }) => !earlier.has(feature))
    .map((grant): GrantChange => ({ kind: 'granted', feature: grant.feature, after: grant }));
  return [...kept, ...added];
}

function sameEntitlement(a: ResolvedEntitlement, b: ResolvedEntitlement): boolean {
  if (a.type === 'metered' && b.type === 'metered') {
    return (
      a.meter === b.meter &&
      a.enforcement === b.enforcement &&
      a.resets === b.resets &&
      (a.limit === 'unlimited' || b.limit === 'unlimited' ? a.limit === b.limit : a.limit.equals(b.limit))
    );
  }
  if (a.type === 'metered' || b.type === 'metered') return false;
  return a.type === b.type && a.value === b.value;
}
