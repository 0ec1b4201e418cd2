import type { Operator } from '#catalog';
import type { Domain, OrderedDomain } from './domain.js';

/** Whether `a operator b` can hold for some values of two different facts; true when nothing is known. */
export function pairCanHold(a: Domain | undefined, operator: Operator, b: Domain | undefined): boolean {
  if (a?.kind === 'ordered' && b?.kind === 'ordered') {
    if (operator === 'lessThan') return canBeBelow(a, b, false);
    if (operator === 'lessThanInclusive') return canBeBelow(a, b, true);
    if (operator === 'greaterThan') return canBeBelow(b, a, false);
    if (operator === 'greaterThanInclusive') return canBeBelow(b, a, true);
    if (operator === 'equal') return canBeBelow(a, b, true) && canBeBelow(b, a, true);
    return true;
  }
  if (operator === 'equal' && a?.kind === 'words' && b?.kind === 'words' && a.allowed && b.allowed) {
    return [...a.allowed].some((value) => b.allowed?.has(value));
  }
  return true;
}

/** The same fact on both sides: no value is below itself. */
export function selfHolds(operator: Operator): boolean {
  return operator === 'equal' || operator === 'lessThanInclusive' || operator === 'greaterThanInclusive';
}

function canBeBelow({ low }: OrderedDomain, { high }: OrderedDomain, orEqual: boolean): boolean {
  if (low === undefined || high === undefined || low.at.lessThan(high.at)) return true;
  return orEqual && low.at.equals(high.at) && low.inclusive && high.inclusive;
}
