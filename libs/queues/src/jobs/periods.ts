import * as z from 'zod';
import { defineJob } from '../job-definition.js';

/** Goes on with one shard of a period close. */
export const closeShard = defineJob({
  queue: 'periods',
  name: 'close-shard',
  v: 1,
  hint: z.object({ close: z.uuid(), shard: z.int().min(1) }),
  idOf: ({ close, shard }) => ['period-close', `${close}_${shard}`, 0],
});

/** Settles late events of final periods. */
export const adjustPeriods = defineJob({
  queue: 'periods',
  name: 'adjust-periods',
  v: 1,
  hint: z.object({}),
});
