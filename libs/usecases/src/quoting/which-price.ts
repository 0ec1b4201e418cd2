/** One version whose price could apply. */
export interface PriceReference {
  readonly version: number;
  readonly contentHash: string;
}

/**
 * Why a price applies, the first that is there. The order is the policy: what was promised to this workspace comes
 * before what its subscription says, and that before what everybody gets.
 */
export const PRECEDENCE = [
  'accepted-quote',
  'override',
  'lock',
  'assignment',
  'subscription',
  'named',
  'current',
] as const;
export type PriceReason = (typeof PRECEDENCE)[number];

/** What is known of each reason; one that does not apply at the instant of the quote is absent. */
export type PriceSources = Partial<Readonly<Record<PriceReason, PriceReference>>>;

export interface Price extends PriceReference {
  readonly reason: PriceReason;
  /** Of a price that is a variant's. */
  readonly experiment?: string;
  readonly variant?: string;
}

/** The price that applies, and why. Undefined when nothing does. */
export function whichPrice(sources: PriceSources): Price | undefined {
  for (const reason of PRECEDENCE) {
    const found = sources[reason];
    if (found !== undefined) return { ...found, reason };
  }
  return undefined;
}
