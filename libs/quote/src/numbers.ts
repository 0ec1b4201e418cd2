import {
  type Charge,
  type Entitlement,
  type Facts,
  type PriceOverride,
  type WrittenNumber,
  isFromFact,
} from '#catalog';
import { type Decimal, invariant } from '#money';

/** The number itself, or the fact's value × times. Callers have made sure that every named fact is there. */
export function resolveNumber(number: WrittenNumber, facts: Facts): Decimal {
  if (!isFromFact(number)) return number;
  const fact = facts.get(number.fact);
  invariant(fact?.type === 'decimal', `fact \`${number.fact}\` is a decimal that is known`);
  return fact.value.times(number.times);
}

const optional = (number: WrittenNumber | undefined, facts: Facts): Decimal | undefined =>
  number === undefined ? undefined : resolveNumber(number, facts);

/** The same price fields with `amount` resolved: the one price field that may come from a fact. */
function resolvePrice(price: object, facts: Facts): object {
  return 'amount' in price
    ? { ...price, amount: resolveNumber(price.amount as WrittenNumber, facts) }
    : price;
}

type Resolvable = Pick<PriceOverride, 'price' | 'included' | 'minimum' | 'maximum'>;

function resolveFields(fields: Resolvable, facts: Facts): object {
  const { included, minimum, maximum } = fields;
  return {
    ...fields,
    price: resolvePrice(fields.price, facts),
    ...(included !== undefined && { included: optional(included, facts) }),
    ...(minimum !== undefined && { minimum: optional(minimum, facts) }),
    ...(maximum !== undefined && { maximum: optional(maximum, facts) }),
  };
}

/** A charge whose every number is known: itself where all are written. The shape is the same: only `N` changes. */
export function resolveCharge(charge: Charge, facts: Facts): Charge<Decimal> {
  if (isWritten(charge)) return charge;
  const cells = charge.cells.map((cell) => resolveFields(cell, facts));
  return { ...charge, ...resolveFields(charge, facts), cells } as Charge<Decimal>;
}

/** Whether no number is taken from a fact: asked once a charge, since versions never change. */
function isWritten(charge: Charge): charge is Charge<Decimal> {
  const known = written.get(charge);
  if (known !== undefined) return known;
  const isKnown = factsOfNumbers(numbersOfCharge(charge)).length === 0;
  written.set(charge, isKnown);
  return isKnown;
}

const written = new WeakMap<Charge, boolean>();

export function resolveOverride(override: PriceOverride, facts: Facts): PriceOverride<never, Decimal> {
  return resolveFields(override, facts) as PriceOverride<never, Decimal>;
}

export function resolveEntitlement(entitlement: Entitlement, facts: Facts): Entitlement<Decimal> {
  if (entitlement.type !== 'metered') return entitlement;
  const { limit } = entitlement;
  return { ...entitlement, limit: limit === 'unlimited' ? limit : resolveNumber(limit, facts) };
}

/** The facts that these numbers are taken from. */
export function factsOfNumbers(numbers: readonly (WrittenNumber | 'unlimited' | undefined)[]): string[] {
  return numbers.flatMap((number) =>
    number !== undefined && number !== 'unlimited' && isFromFact(number) ? [number.fact] : [],
  );
}

export function numbersOfCharge(charge: Charge): (WrittenNumber | undefined)[] {
  return [charge, ...charge.cells].flatMap((terms) => numbersOfFields(terms));
}

function numbersOfFields(fields: Resolvable): (WrittenNumber | undefined)[] {
  const amount = 'amount' in fields.price ? fields.price.amount : undefined;
  return [amount, fields.included, fields.minimum, fields.maximum];
}
