export { type Anchor, calendarAnchor } from './anchor.js';
export { boundary } from './boundary.js';
export { cutPeriod } from './cut-period.js';
export { daysIn } from './days-in.js';
export { type Instant, compareInstants, instant, instantText, parseInstant } from './instant.js';
export { INTERVALS, type Interval } from './interval.js';
export { defaultPeriod, intervalHolding } from './interval-holding.js';
export { startOfLocalDay } from './local-day.js';
export {
  type Period,
  type PeriodFault,
  type PeriodResult,
  containsPeriod,
  parsePeriod,
  period,
} from './period.js';
export { periodHolding, wholeMonthsBetween, wholePeriodsBetween } from './period-holding.js';
export { shareOf } from './share-of.js';
export { isTimeZone } from './time-zone.js';
