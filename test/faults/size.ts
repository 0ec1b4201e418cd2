/** How much of a fault is shown: a small slice in `npm test`, the long one in `npm run faults`. */
export const isLong = process.env['RATEBOOK_FAULTS'] === 'long';

export const sized = (short: number, long: number): number => (isLong ? long : short);

/** For a test that does `count` rounds of `seconds` each, and some more for the start. */
export const limitMs = (count: number, seconds: number): number => 60_000 + count * seconds * 1_000;
