import type { Computed } from './compute-quote.js';
import type { Verdict } from './find-standing.js';
import type { Price } from './which-price.js';

/** Which price applies and why, before why each figure is what it is. */
export const explanationOf = (
  computed: Computed,
  price: Price,
  verdicts: readonly Verdict[] = [],
): Readonly<Record<string, unknown>> => ({
  price: {
    reason: price.reason,
    version: price.version,
    contentHash: price.contentHash,
    ...(price.experiment !== undefined && { experiment: price.experiment, variant: price.variant }),
  },
  ...(verdicts.length > 0 && { experiments: verdicts }),
  ...computed.explain(),
});
