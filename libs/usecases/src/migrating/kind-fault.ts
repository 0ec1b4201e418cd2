import type { StoredVersion } from '#storage';
import type { ServiceFault } from '../fault.js';
import { differsInKind } from './migration-faults.js';

type Kind = Pick<StoredVersion, 'number' | 'currency' | 'interval'>;

/** Only versions with the same currency and the same billing interval follow one another within a subscription. */
export function kindFault(from: Kind, to: Kind): ServiceFault | undefined {
  for (const what of ['currency', 'interval'] as const)
    if (from[what] !== to[what])
      return differsInKind(
        what,
        { number: from.number, value: from[what] },
        { number: to.number, value: to[what] },
      );
  return undefined;
}
