import * as z from 'zod';
import { defineJob } from '../job-definition.js';

/** Lets a new meter count the events of one partition from before it. */
export const fillMeter = defineJob({
  queue: 'usage',
  name: 'fill-meter',
  v: 1,
  hint: z.object({ meter: z.int().min(1), shard: z.string() }),
  idOf: ({ meter, shard }) => ['meter-fill', `${meter}_${shard}`, 0],
});

/** Counts events that wait in quarantine although their workspace and type are known by now. */
export const releaseEvents = defineJob({
  queue: 'usage',
  name: 'release-events',
  v: 1,
  hint: z.object({}),
  idOf: () => ['quarantine', 'release', 0],
});
