import type { PackageVersion } from '#catalog';
import { neededFacts, type UsageDocument } from '#quote';

/** No use of any meter that a version reads, each in the shape that its charges take. */
export function usageFree(version: PackageVersion): Readonly<Record<string, UsageDocument>> {
  const meters = [...neededFacts(version)]
    .filter((fact) => fact.startsWith('usage.'))
    .map((fact) => fact.slice('usage.'.length));
  return Object.fromEntries(meters.map((meter) => [meter, noUseOf(meter, version)]));
}

/** A percentage is told event by event: none of them. */
function noUseOf(meter: string, { charges }: PackageVersion): UsageDocument {
  const percentages = charges.filter(
    ({ source, model }) => model === 'percentage' && source.kind === 'meter' && source.meter === meter,
  );
  if (percentages.length === 0) return '0';
  return percentages.some(({ by }) => by.length > 0) ? [] : { events: [] };
}
