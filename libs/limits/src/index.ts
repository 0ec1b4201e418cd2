export { FailureLimit } from './failure-limit.js';
export { type Allowance, RateLimit } from './rate-limit.js';
export { type CounterOptions, type SharedCounter, sharedCounter } from './shared-counter.js';
