import type { Definitions } from './definitions.js';
import type { FactType } from './facts.js';

type Declared = Pick<Definitions, 'meters' | 'attributes'>;

/** Facts that every quote has, whatever a rule folder declares. `months` and `period` are whole, `days` are local days. */
const ALWAYS: ReadonlyMap<string, FactType> = new Map([
  ['subscription.period', 'decimal'],
  ['subscription.months', 'decimal'],
  ['subscription.start', 'date'],
  ['period.start', 'date'],
  ['period.end', 'date'],
  ['period.days', 'decimal'],
  ['subtotal', 'decimal'],
]);

const QUANTITY = /^quantity\.[a-z][a-z0-9-]{0,62}$/;
const CHARGE_AMOUNT = /^charge\.([^.]+)\.amount$/;

/** The type of a fact that a rule names, or undefined when nothing declares it. */
export function factType(
  name: string,
  declared: Declared,
  chargeKeys: ReadonlySet<string>,
): FactType | undefined {
  const always = ALWAYS.get(name);
  if (always !== undefined) return always;
  if (name.startsWith('workspace.')) return declared.attributes.get(name.slice('workspace.'.length))?.type;
  if (name.startsWith('usage.'))
    return declared.meters.has(name.slice('usage.'.length)) ? 'decimal' : undefined;
  if (QUANTITY.test(name)) return 'decimal';
  const charge = CHARGE_AMOUNT.exec(name)?.[1];
  return charge !== undefined && chargeKeys.has(charge) ? 'decimal' : undefined;
}

/** Amounts are known only after rating: a rule that acts before it cannot ask for them. */
export function isKnownAfterRating(fact: string): boolean {
  return fact === 'subtotal' || fact.startsWith('charge.');
}

/** What a grant may depend on: it is answered without any usage, so it never asks for usage or amounts. */
export function isKnownWithoutUsage(fact: string): boolean {
  return !isKnownAfterRating(fact) && !fact.startsWith('usage.');
}

/** Every fact that can be named, to suggest the nearest one. Quantities are whatever a subscription holds. */
export function factNames(declared: Declared, chargeKeys: ReadonlySet<string>): readonly string[] {
  return [
    ...[...declared.attributes.keys()].map((key) => `workspace.${key}`),
    ...[...declared.meters.keys()].map((key) => `usage.${key}`),
    ...ALWAYS.keys(),
    ...[...chargeKeys].map((key) => `charge.${key}.amount`),
  ];
}
