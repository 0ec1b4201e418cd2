import type { FactValue, Operator } from '#catalog';
import { type Decimal, decimal } from '#money';

interface Bound {
  readonly at: Decimal;
  readonly inclusive: boolean;
}

/** Numbers and instants (as nanoseconds): an interval, cut down to listed values or with some taken out. */
export interface OrderedDomain {
  readonly kind: 'ordered';
  readonly low?: Bound;
  readonly high?: Bound;
  /** Only whole numbers: ages and days. */
  readonly whole: boolean;
  readonly allowed?: readonly Decimal[];
  readonly excluded: readonly Decimal[];
}

/** Strings and booleans; without `allowed`, any text but the excluded. */
export interface WordDomain {
  readonly kind: 'words';
  readonly allowed?: ReadonlySet<string>;
  readonly excluded: ReadonlySet<string>;
}

/** What a list must and must not contain; `universe` are the values that it may. */
export interface ListDomain {
  readonly kind: 'list';
  readonly universe?: ReadonlySet<string>;
  readonly has: ReadonlySet<string>;
  readonly lacks: ReadonlySet<string>;
}

/** The values that a fact may still have. */
export type Domain = OrderedDomain | WordDomain | ListDomain;

export const ANY_NUMBER: OrderedDomain = { kind: 'ordered', whole: false, excluded: [] };

/** The domain once `fact operator values` holds, or undefined when it then has no value left. */
export function narrow(domain: Domain, operator: Operator, values: readonly FactValue[]): Domain | undefined {
  switch (domain.kind) {
    case 'ordered':
      return narrowOrdered(domain, operator, values.flatMap(orderedValue));
    case 'words':
      return narrowWords(domain, operator, values.flatMap(wordValue));
    case 'list':
      return narrowList(domain, operator, values.flatMap(wordValue));
  }
}

function narrowOrdered(
  domain: OrderedDomain,
  operator: Operator,
  values: readonly Decimal[],
): Domain | undefined {
  const [first] = values;
  if (first === undefined) return domain;
  switch (operator) {
    case 'equal':
    case 'in':
      return unlessEmpty({
        ...domain,
        allowed: domain.allowed?.filter((value) => values.some((other) => other.equals(value))) ?? values,
      });
    case 'notEqual':
    case 'notIn':
      return unlessEmpty({ ...domain, excluded: [...domain.excluded, ...values] });
    case 'lessThan':
      return unlessEmpty(below(domain, { at: first, inclusive: false }));
    case 'lessThanInclusive':
      return unlessEmpty(below(domain, { at: first, inclusive: true }));
    case 'greaterThan':
      return unlessEmpty(above(domain, { at: first, inclusive: false }));
    case 'greaterThanInclusive':
      return unlessEmpty(above(domain, { at: first, inclusive: true }));
    case 'contains':
    case 'doesNotContain':
      return domain;
  }
}

function below(domain: OrderedDomain, written: Bound): OrderedDomain {
  const bound = domain.whole ? wholeBelow(written) : written;
  const { high } = domain;
  const isTighter =
    high === undefined || bound.at.lessThan(high.at) || (bound.at.equals(high.at) && !bound.inclusive);
  return isTighter ? { ...domain, high: bound } : domain;
}

function above(domain: OrderedDomain, written: Bound): OrderedDomain {
  const bound = domain.whole ? wholeAbove(written) : written;
  const { low } = domain;
  const isTighter =
    low === undefined || bound.at.greaterThan(low.at) || (bound.at.equals(low.at) && !bound.inclusive);
  return isTighter ? { ...domain, low: bound } : domain;
}

function wholeBelow({ at, inclusive }: Bound): Bound {
  return { at: at.isInteger() && !inclusive ? at.minus(1) : at.floor(), inclusive: true };
}

function wholeAbove({ at, inclusive }: Bound): Bound {
  return { at: at.isInteger() && !inclusive ? at.plus(1) : at.ceil(), inclusive: true };
}

function unlessEmpty(domain: OrderedDomain): OrderedDomain | undefined {
  const { low, high, allowed, excluded } = domain;
  const inside = (value: Decimal): boolean =>
    (low === undefined || value.greaterThan(low.at) || (low.inclusive && value.equals(low.at))) &&
    (high === undefined || value.lessThan(high.at) || (high.inclusive && value.equals(high.at))) &&
    (!domain.whole || value.isInteger()) &&
    !excluded.some((other) => other.equals(value));
  if (allowed) {
    const left = allowed.filter(inside);
    return left.length === 0 ? undefined : { ...domain, allowed: left };
  }
  if (low === undefined || high === undefined || low.at.lessThan(high.at)) return domain;
  return low.at.equals(high.at) && inside(low.at) ? domain : undefined;
}

function narrowWords(domain: WordDomain, operator: Operator, values: readonly string[]): Domain | undefined {
  let { allowed, excluded } = domain;
  if (operator === 'equal' || operator === 'in') {
    allowed = new Set(allowed === undefined ? values : values.filter((value) => allowed?.has(value)));
  } else if (operator === 'notEqual' || operator === 'notIn') {
    excluded = new Set([...excluded, ...values]);
  } else {
    return domain;
  }
  if (allowed === undefined) return { ...domain, excluded };
  const left = new Set([...allowed].filter((value) => !excluded.has(value)));
  return left.size === 0 ? undefined : { kind: 'words', allowed: left, excluded };
}

function narrowList(domain: ListDomain, operator: Operator, values: readonly string[]): Domain | undefined {
  const { universe, has, lacks } = domain;
  if (operator === 'contains') {
    if (values.some((value) => lacks.has(value) || universe?.has(value) === false)) return undefined;
    return { ...domain, has: new Set([...has, ...values]) };
  }
  if (operator === 'doesNotContain') {
    if (values.some((value) => has.has(value))) return undefined;
    return { ...domain, lacks: new Set([...lacks, ...values]) };
  }
  return domain;
}

function orderedValue(value: FactValue): Decimal[] {
  if (value.type === 'decimal') return [value.value];
  return value.type === 'date' ? [decimal(String(value.value.epochNanoseconds))] : [];
}

function wordValue(value: FactValue): string[] {
  if (value.type === 'string') return [value.value];
  return value.type === 'boolean' ? [String(value.value)] : [];
}
