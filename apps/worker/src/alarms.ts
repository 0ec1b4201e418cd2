import type { Alarm } from './alarm.js';

/** Every event that sets off a job: `alarm('noun.happened', job, (event) => hint)`. */
export const ALARMS: readonly Alarm[] = [];
