import type { Definitions, PackageVersion } from '#catalog';
import { ZERO } from '#money';
import { ANY_NUMBER, type Domain, type OrderedDomain } from './domain.js';

const NOT_NEGATIVE: OrderedDomain = { ...ANY_NUMBER, low: { at: ZERO, inclusive: true } };
const COUNT: OrderedDomain = { ...NOT_NEGATIVE, whole: true };

/** What is known of a fact before any condition: its type, its listed values, and that usage is not negative. */
export function factDomain(
  fact: string,
  version: PackageVersion,
  { attributes }: Definitions,
): Domain | undefined {
  const [room = '', ...rest] = fact.split('.');
  const name = rest.join('.');
  switch (room) {
    case 'workspace':
      return attributeDomain(name, attributes);
    case 'usage':
      return isNeverNegative(version, 'meter', name) ? NOT_NEGATIVE : ANY_NUMBER;
    case 'quantity':
      return isNeverNegative(version, 'quantity', name) ? NOT_NEGATIVE : ANY_NUMBER;
    case 'charge':
    case 'subtotal':
      // An amount may be of a charge that allows negative usage, or of one whose quantity it is.
      return version.charges.some((charge) => charge.allowNegative) ? ANY_NUMBER : NOT_NEGATIVE;
    case 'subscription':
    case 'period':
      return name === 'start' || name === 'end' ? ANY_NUMBER : COUNT;
    default:
      return undefined;
  }
}

function isNeverNegative({ charges }: PackageVersion, kind: 'meter' | 'quantity', name: string): boolean {
  return !charges.some(({ allowNegative, source }) => {
    if (!allowNegative || source.kind !== kind) return false;
    return source.kind === 'meter' ? source.meter === name : source.name === name;
  });
}

function attributeDomain(name: string, attributes: Definitions['attributes']): Domain | undefined {
  const attribute = attributes.get(name);
  if (attribute === undefined) return undefined;
  const values = attribute.values && new Set(attribute.values);
  switch (attribute.type) {
    case 'decimal':
    case 'date':
      return ANY_NUMBER;
    case 'boolean':
      return { kind: 'words', allowed: new Set(['true', 'false']), excluded: new Set() };
    case 'string':
      return { kind: 'words', ...(values && { allowed: values }), excluded: new Set() };
    case 'list':
      return { kind: 'list', ...(values && { universe: values }), has: new Set(), lacks: new Set() };
  }
}
