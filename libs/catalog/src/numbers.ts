import type { Decimal } from '#money';

/** A number that is known only with the facts of a quote: the fact's value × `times`. */
export interface NumberFromFact {
  readonly fact: string;
  readonly times: Decimal;
}

/** A number as written in a rule file: fixed, or taken from a fact. Rating sees `Decimal` alone. */
export type WrittenNumber = Decimal | NumberFromFact;

export function isFromFact(number: WrittenNumber): number is NumberFromFact {
  return 'fact' in number;
}
