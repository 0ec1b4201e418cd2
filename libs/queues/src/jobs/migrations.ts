import * as z from 'zod';
import { defineJob } from '../job-definition.js';

/** Goes on with a subscription migration. */
export const advanceMigration = defineJob({
  queue: 'migrations',
  name: 'advance-migration',
  v: 1,
  hint: z.object({ migration: z.uuid(), revision: z.int().min(1) }),
  idOf: ({ migration, revision }) => ['migration', migration, revision],
});
