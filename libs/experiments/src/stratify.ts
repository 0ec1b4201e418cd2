import { type Decimal, Fraction, invariant, sum } from '#money';
import { fnv1a32, fnv1a32OfDigits } from './fnv1a32.js';

/** A customer of a fixed list, and whom it is like. */
export interface ListedUnit {
  readonly unit: string;
  readonly stratum: string;
}

/** An arm that was drawn. Inside a block every arm has exactly its share. */
export interface DrawnUnit extends ListedUnit {
  readonly variant: string;
  /** 1 for the first of the stratum. */
  readonly block: number;
}

export interface Draw {
  /** Recorded: the same seed and list give the same arms. */
  readonly seed: string;
  readonly variants: readonly { readonly key: string; readonly weight: Decimal }[];
}

/** Larger ones leave most strata without a single whole block. */
export const LARGEST_BLOCK = 20;

/**
 * How many units of each arm a block holds: the weights in lowest terms. Undefined when that makes a block larger than
 * `LARGEST_BLOCK`, as 33, 33 and 34 do.
 */
export function blockOf(weights: readonly Decimal[]): readonly number[] | undefined {
  const all = Fraction.of(sum(weights));
  for (let size = weights.length; size <= LARGEST_BLOCK; size += 1) {
    const shares = weights.map((weight) => Fraction.of(weight).dividedBy(all).times(Fraction.ratio(size, 1)));
    const whole = shares.map((share) => share.round({ scale: 0, mode: 'floor' }));
    if (shares.every((share, index) => share.compare(whole[index] ?? share) === 0))
      return whole.map((share) => share.toNumber());
  }
  return undefined;
}

/**
 * Stratified block randomisation: in each stratum units stand in the order of a hash, and every block of them gets the
 * arms in an order of its own. A pure function of seed and list; who is listed twice is an error of the caller.
 */
export function stratify({ seed, variants }: Draw, units: readonly ListedUnit[]): readonly DrawnUnit[] {
  const counts = blockOf(variants.map(({ weight }) => weight));
  invariant(counts !== undefined, 'the weights make a block');
  const arms = variants.flatMap(({ key }, index) => Array.from({ length: counts[index] ?? 0 }, () => key));
  const strata = [...new Set(units.map(({ stratum }) => stratum))].sort();
  return strata.flatMap((stratum) => {
    const members = shuffled(
      units.filter((each) => each.stratum === stratum),
      ({ unit }) => `${seed}\n${stratum}\n${unit}`,
    );
    return members.map((each, place): DrawnUnit => {
      const block = Math.floor(place / arms.length);
      const slots = shuffled(
        arms.map((variant, slot) => ({ variant, slot })),
        ({ slot }) => `${seed}\n${stratum}\n#${block}\n${slot}`,
      );
      const drawn = slots[place % arms.length];
      invariant(drawn !== undefined, 'every place of a block has an arm');
      return { ...each, variant: drawn.variant, block: block + 1 };
    });
  });
}

/** In the order of a hash of what each is called; of the same hash by its name. */
function shuffled<T>(entries: readonly T[], nameOf: (entry: T) => string): readonly T[] {
  return entries
    .map((entry) => {
      const name = nameOf(entry);
      return { entry, name, hash: fnv1a32OfDigits(fnv1a32(name)) };
    })
    .sort((a, b) => a.hash - b.hash || (a.name < b.name ? -1 : 1))
    .map(({ entry }) => entry);
}
