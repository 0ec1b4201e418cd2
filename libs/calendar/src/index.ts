export { type Instant, instantText, parseInstant } from './instant.js';
export { INTERVALS, type Interval } from './interval.js';
export type { Period } from './period.js';
