import * as z from 'zod';
import { defineJob } from '../job-definition.js';

/** Settles what applies where price locks end. */
export const settleLocks = defineJob({
  queue: 'experiments',
  name: 'settle-locks',
  v: 1,
  hint: z.object({}),
});
