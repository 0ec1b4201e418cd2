import { holm } from '../adjust.js';
import type { VariantResults } from './results.js';

/** Anything that has comparisons: a metric, a part of the units. */
interface Compared {
  readonly variants: readonly VariantResults[];
}

/**
 * All comparisons that are looked at together, with p values adjusted for their number (Holm): the chance of any false
 * find among them is what each is compared with. What could not be compared finds nothing, and is counted all the same.
 */
export function adjustFamily<Each extends Compared>(family: readonly Each[]): readonly Each[] {
  const adjusted = holm(
    family.flatMap(({ variants }) => variants.map(({ compared }) => compared?.pValue ?? 1)),
  );
  let place = 0;
  return family.map((each) => ({
    ...each,
    variants: each.variants.map((variant) => {
      const adjustedPValue = adjusted[place];
      place += 1;
      const { compared } = variant;
      return compared?.pValue === undefined || adjustedPValue === undefined
        ? variant
        : { ...variant, compared: { ...compared, adjustedPValue } };
    }),
  }));
}
