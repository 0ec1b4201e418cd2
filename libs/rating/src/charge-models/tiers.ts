import { Fraction, type Decimal, InvariantError } from '#money';

/** A tier of any tiered model: what it prices is units or money. */
export interface AnyTier {
  readonly upTo?: Decimal;
  readonly unitAmount?: Decimal;
  readonly percent?: Decimal;
  readonly flatAmount?: Decimal;
}

/** A tier that a quantity reached. */
export interface ReachedTier {
  readonly tier: AnyTier;
  readonly index: number;
  /** The bound before it, exclusive; none for the first tier. */
  readonly above: Decimal | undefined;
  /** How much of the quantity falls in it. */
  readonly units: Fraction;
}

/**
 * The tiers that a quantity of zero or more reaches, lowest first, with the quantity spread over them. A tier is
 * reached once the quantity is above the bound before it; bounds are inclusive, so 100 in `upTo: 100` reaches one.
 * Zero reaches the first tier, with nothing in it, only when `whenZero` says so.
 */
export function reachedTiers(
  quantity: Fraction,
  tiers: readonly AnyTier[],
  whenZero: boolean,
): ReachedTier[] {
  if (quantity.isZero && !whenZero) return [];
  const reached: ReachedTier[] = [];
  let above: Decimal | undefined;
  let from = Fraction.ZERO;
  for (const [index, tier] of tiers.entries()) {
    const bound = tier.upTo === undefined ? undefined : Fraction.of(tier.upTo);
    const isTop = bound === undefined || quantity.compare(bound) <= 0;
    reached.push({ tier, index, above, units: (isTop ? quantity : bound).minus(from) });
    if (isTop) return reached;
    above = tier.upTo;
    from = bound;
  }
  throw new InvariantError('the last tier is open, so every quantity has a tier');
}
