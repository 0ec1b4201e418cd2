import type { FactCondition, FactValue } from '#catalog';

/** What a condition compares a fact with, once facts named as values are looked up. */
export type ExpectedValue = FactValue | readonly FactValue[];

export function namesFact(value: FactCondition['value']): value is { readonly fact: string } {
  return 'fact' in value;
}

export function isValueList(value: ExpectedValue): value is readonly FactValue[] {
  return Array.isArray(value);
}
