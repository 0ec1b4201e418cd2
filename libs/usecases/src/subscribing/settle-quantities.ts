import { nearest, type PackageVersion } from '#catalog';
import { neededFacts, pointer } from '#quote';
import type { Quantities } from '#storage';
import { type Outcome, refused, type ServiceFault } from '../fault.js';

/**
 * Exactly the quantities that a version reads: those given, else those held so far. A missing one is never zero, and
 * one that the version does not read is refused when it is given, and not carried on when it was held.
 */
export function settleQuantities(
  version: PackageVersion,
  given: Quantities,
  held: Quantities = {},
): Outcome<Quantities> {
  const read = [...neededFacts(version)]
    .filter((fact) => fact.startsWith('quantity.'))
    .map((fact) => fact.slice('quantity.'.length))
    .sort();
  const settled = new Map(read.map((name) => [name, valueOf(given, name) ?? valueOf(held, name)]));
  const faults: ServiceFault[] = [
    ...Object.keys(given)
      .filter((name) => !settled.has(name))
      .map((name) => unknownQuantity(name, read, version)),
    ...read.filter((name) => settled.get(name) === undefined).map((name) => missing(name, version)),
  ];
  const [first, ...more] = faults;
  if (first !== undefined) return refused(first, ...more);
  return { ok: true, value: Object.fromEntries(settled) as Quantities };
}

const valueOf = (quantities: Quantities, name: string): string | undefined =>
  Object.hasOwn(quantities, name) ? quantities[name] : undefined;

function unknownQuantity(name: string, read: readonly string[], version: PackageVersion): ServiceFault {
  const near = nearest(name, read);
  return {
    code: 'subscription.unknown-quantity',
    message: `\`${version.package}@${version.version}\` reads no quantity \`${name.slice(0, 60)}\``,
    help: near === undefined ? `it reads: ${read.join(', ') || 'none'}` : `did you mean \`${near}\`?`,
    pointer: pointer('quantities', name),
  };
}

const missing = (name: string, version: PackageVersion): ServiceFault => ({
  code: 'subscription.missing-quantity',
  message: `\`${version.package}@${version.version}\` reads the quantity \`${name}\`, which is not given`,
  help: `write \`${name}\`: a decimal as text`,
  pointer: pointer('quantities', name),
});
