import type { Condition, PackageVersion } from '#catalog';
import { factsOfNumbers, numbersOfCharge, numbersOfEvent } from './numbers.js';
import { isKnownAfterRating } from './known-after-rating.js';

const cache = new WeakMap<PackageVersion, ReadonlySet<string>>();

/**
 * Every fact that a quote of this version needs before rating: what charges read, what conditions ask, what numbers
 * are taken from. All of them must be given, whether or not the rule that asks would matter: nothing defaults to zero.
 */
export function neededFacts(version: PackageVersion): ReadonlySet<string> {
  const known = cache.get(version);
  if (known !== undefined) return known;
  const needed = new Set([
    ...readByCharges(version),
    ...askedByConditions(version),
    ...takenByNumbers(version),
  ]);
  for (const fact of needed) if (isKnownAfterRating(fact)) needed.delete(fact);
  cache.set(version, needed);
  return needed;
}

function readByCharges(version: PackageVersion): string[] {
  return version.charges.flatMap(({ source }) => {
    switch (source.kind) {
      case 'meter':
        return [`usage.${source.meter}`];
      case 'quantity':
        return [`quantity.${source.name}`];
      case 'amountOf':
      case 'none':
        return [];
    }
  });
}

function askedByConditions(version: PackageVersion): string[] {
  const conditions = version.rules.flatMap((rule) =>
    rule.conditions === undefined ? [] : [rule.conditions],
  );
  return conditions.flatMap((condition) => factsOf(condition, version.conditions));
}

function factsOf(condition: Condition, named: PackageVersion['conditions']): string[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.conditions.flatMap((inner) => factsOf(inner, named));
    case 'not':
      return factsOf(condition.condition, named);
    case 'named': {
      const meant = named.get(condition.name);
      return meant === undefined ? [] : factsOf(meant, named);
    }
    case 'fact':
      return 'fact' in condition.value ? [condition.fact, condition.value.fact] : [condition.fact];
  }
}

function takenByNumbers({ charges, rules, minimum, maximum, entitlements }: PackageVersion): string[] {
  return factsOfNumbers([
    minimum,
    maximum,
    ...charges.flatMap(numbersOfCharge),
    ...rules.flatMap((rule) => numbersOfEvent(rule.event)),
    ...entitlements.map((entitlement) => (entitlement.type === 'metered' ? entitlement.limit : undefined)),
  ]);
}
