import type { Decimal } from '#money';
import { holdoutBucketOf } from './bucket.js';

/** Whether a unit is a member of any of the holdouts; `share` in percent. */
export const isHeldOut = (
  holdouts: readonly { readonly key: string; readonly share: Decimal }[],
  unit: string,
): boolean =>
  holdouts.some(({ key, share }) => holdoutBucketOf(key, unit) < share.times(100).floor().toNumber());
