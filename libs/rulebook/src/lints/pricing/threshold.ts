import type { Charge, Condition, Definitions, PackageVersion } from '#catalog';
import { type Decimal, Fraction } from '#money';
import { isWhole, usageAround, usageBefore } from './quantity-steps.js';

/** A bound on usage at which a rule starts or stops. */
export interface Threshold {
  readonly fact: string;
  readonly bound: Decimal;
  /** It starts at the bound, rather than stops. */
  readonly starts: boolean;
  /** The greatest usage on the lower side, and the least on the upper. */
  readonly below: Fraction;
  readonly above: Fraction;
  /** The charges that read this usage. */
  readonly charges: readonly Charge[];
}

/** What must all hold for the condition to hold. */
export function conjuncts(condition: Condition, version: PackageVersion): readonly Condition[] {
  if (condition.kind === 'named') {
    const named = version.conditions.get(condition.name);
    return named ? conjuncts(named, version) : [];
  }
  const isAnd = condition.kind === 'all' || (condition.kind === 'any' && condition.conditions.length === 1);
  return isAnd ? condition.conditions.flatMap((part) => conjuncts(part, version)) : [condition];
}

export function mentions(condition: Condition, fact: string, version: PackageVersion): boolean {
  switch (condition.kind) {
    case 'fact':
      return condition.fact === fact || ('fact' in condition.value && condition.value.fact === fact);
    case 'named': {
      const named = version.conditions.get(condition.name);
      return named !== undefined && mentions(named, fact, version);
    }
    case 'not':
      return mentions(condition.condition, fact, version);
    case 'all':
    case 'any':
      return condition.conditions.some((part) => mentions(part, fact, version));
  }
}

/** Undefined for a condition that is no bound on usage that some charge reads. */
export function thresholdOf(
  condition: Condition,
  { charges }: PackageVersion,
  definitions: Definitions,
): Threshold | undefined {
  if (condition.kind !== 'fact' || !('type' in condition.value) || condition.value.type !== 'decimal')
    return undefined;
  const {
    fact,
    operator,
    value: { value: bound },
  } = condition;
  const readers = charges.filter(({ source }) => factOf(source) === fact);
  const [reader] = readers;
  if (reader === undefined) return undefined;
  const at = Fraction.of(bound);
  const whole = isWhole(reader.source, definitions);
  const found = (sides: readonly [Fraction, Fraction], starts: boolean): Threshold | undefined =>
    sides[0].isNegative
      ? undefined
      : { fact, bound, starts, below: sides[0], above: sides[1], charges: readers };
  if (operator === 'greaterThan') return found(usageAround(at, whole), true);
  if (operator === 'lessThanInclusive') return found(usageAround(at, whole), false);
  if (operator === 'greaterThanInclusive') return found(usageBefore(at, whole), true);
  if (operator === 'lessThan') return found(usageBefore(at, whole), false);
  return undefined;
}

function factOf(source: Charge['source']): string | undefined {
  if (source.kind === 'meter') return `usage.${source.meter}`;
  return source.kind === 'quantity' ? `quantity.${source.name}` : undefined;
}
