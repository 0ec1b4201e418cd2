import { type PackageVersion, isKnownAfterRating } from '#catalog';
import { missingFacts } from '#eligibility';
import { factsOfNumbers, numbersOfCharge } from './numbers.js';

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
    ...missingFacts(version.rules, version.conditions, new Map()),
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

function takenByNumbers({ charges, minimum, maximum, entitlements }: PackageVersion): string[] {
  return factsOfNumbers([
    minimum,
    maximum,
    ...charges.flatMap(numbersOfCharge),
    ...entitlements.map((entitlement) => (entitlement.type === 'metered' ? entitlement.limit : undefined)),
  ]);
}
