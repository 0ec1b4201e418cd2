import * as z from 'zod';
import { defineJob } from '../job-definition.js';

/** Settles what applies where price locks end. */
export const settleLocks = defineJob({
  queue: 'experiments',
  name: 'settle-locks',
  v: 1,
  hint: z.object({}),
});

/** Looks at a rollout, and moves it to where it is to be. */
export const advanceRollout = defineJob({
  queue: 'experiments',
  name: 'advance-rollout',
  v: 1,
  hint: z.object({ experiment: z.string(), revision: z.int().min(1) }),
  idOf: ({ experiment, revision }) => ['rollout', experiment, revision],
});

/** Does what else a stop does after an emergency stop. */
export const finishStop = defineJob({
  queue: 'experiments',
  name: 'finish-stop',
  v: 1,
  hint: z.object({ experiment: z.string() }),
  idOf: ({ experiment }) => ['stop', experiment, 0],
});
