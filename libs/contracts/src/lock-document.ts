import * as z from 'zod';
import { keyText } from './scalars.js';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What is published never changes: content hashes of versions, and of the definitions they use. */
export const lockDocument = z.strictObject({
  schema: z.literal('ratebook/lock-v1'),
  packages: z.record(z.string().regex(/^[a-z][a-z0-9-]{0,62}@[1-9][0-9]{0,8}$/), hash),
  meters: z.record(keyText, hash),
  attributes: z.record(keyText, hash),
  features: z.record(keyText, hash),
});
export type LockDocument = z.infer<typeof lockDocument>;
