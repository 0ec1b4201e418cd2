/** A list that is longer is not drawn: units of more than these say the same by arms that buckets give. */
export const MOST_LISTED = 10_000;
