import * as z from 'zod';
import { defineJob } from '../job-definition.js';

const nothing = z.object({});

/** Looks for work that lost its alarm. */
export const reconcile = defineJob({ queue: 'housekeeping', name: 'reconcile', v: 1, hint: nothing });

/** Forgets replies that have expired. */
export const sweepReplies = defineJob({ queue: 'housekeeping', name: 'sweep-replies', v: 1, hint: nothing });

/** Forgets events that are old and read. */
export const forgetEvents = defineJob({ queue: 'housekeeping', name: 'forget-events', v: 1, hint: nothing });

/** Makes the partitions of the coming months. */
export const makePartitions = defineJob({
  queue: 'housekeeping',
  name: 'make-partitions',
  v: 1,
  hint: nothing,
});

/** Signs the end of the audit chain when it has grown. */
export const signAudit = defineJob({ queue: 'housekeeping', name: 'sign-audit', v: 1, hint: nothing });

/** Seals the quotes of the minutes that are over into the audit chain. */
export const sealQuotes = defineJob({ queue: 'housekeeping', name: 'seal-quotes', v: 1, hint: nothing });

/** Makes another signing key when the last one has signed long enough. */
export const rotateSigningKey = defineJob({
  queue: 'housekeeping',
  name: 'rotate-signing-key',
  v: 1,
  hint: nothing,
});

/** Drops raw usage events that are older than they are to be kept. */
export const dropUsage = defineJob({ queue: 'housekeeping', name: 'drop-usage', v: 1, hint: nothing });
