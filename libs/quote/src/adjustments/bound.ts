import type { Place } from '#catalog';
import type { Decimal } from '#money';

/** A minimum or maximum of the whole package: the file's own, or a firing rule's. */
export interface Bound {
  readonly rule?: string;
  readonly title?: string;
  readonly amount: Decimal;
  readonly place: Place;
}

/** The bound that counts: the greatest minimum, the smallest maximum; ties go to the earlier. */
export function strictest(bounds: readonly Bound[], kind: 'minimum' | 'maximum'): Bound | undefined {
  return bounds.reduce<Bound | undefined>((found, bound) => {
    if (found === undefined) return bound;
    const compared = bound.amount.comparedTo(found.amount);
    return (kind === 'minimum' ? compared > 0 : compared < 0) ? bound : found;
  }, undefined);
}
