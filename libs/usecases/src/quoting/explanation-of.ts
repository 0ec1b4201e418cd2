import type { Computed } from './compute-quote.js';
import type { Price } from './which-price.js';

/** Which price applies and why, before why each figure is what it is. */
export const explanationOf = (computed: Computed, price: Price): Readonly<Record<string, unknown>> => ({
  price: { reason: price.reason, version: price.version, contentHash: price.contentHash },
  ...computed.explain(),
});
