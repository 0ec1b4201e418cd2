import { AFTER_RATING, type PackageVersion, type Rule, inRuleOrder } from '#catalog';

interface RulesByTime {
  readonly all: readonly Rule[];
  readonly before: readonly Rule[];
  readonly after: readonly Rule[];
}

const cache = new WeakMap<PackageVersion, RulesByTime>();

/**
 * A version's rules in rule order, apart by when they are judged. The lists are made once a version, since
 * eligibility keeps its converted rules by list.
 */
export function rulesByTime(version: PackageVersion): RulesByTime {
  const known = cache.get(version);
  if (known !== undefined) return known;
  const all = inRuleOrder(version.rules);
  const isAfter = (rule: Rule): boolean => AFTER_RATING.includes(rule.event.type);
  const rules = { all, before: all.filter((rule) => !isAfter(rule)), after: all.filter(isAfter) };
  cache.set(version, rules);
  return rules;
}
