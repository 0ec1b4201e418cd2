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

/** Computes a shard of what is known of an experiment; 0 ends a snapshot all of whose shards are done. */
export const computeShard = defineJob({
  queue: 'experiments',
  name: 'compute-shard',
  v: 1,
  hint: z.object({ snapshot: z.uuid(), shard: z.int().min(0) }),
  idOf: ({ snapshot, shard }) => ['snapshot', `${snapshot}_${shard}`, 0],
});

/** Asks for what is known of every experiment of which more becomes known. */
export const refreshResults = defineJob({
  queue: 'experiments',
  name: 'refresh-results',
  v: 1,
  hint: z.object({}),
});

/** Does what else a stop does after an emergency stop. */
export const finishStop = defineJob({
  queue: 'experiments',
  name: 'finish-stop',
  v: 1,
  hint: z.object({ experiment: z.string() }),
  idOf: ({ experiment }) => ['stop', experiment, 0],
});
