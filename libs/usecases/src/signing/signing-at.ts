import { compareInstants, type Instant } from '#calendar';
import type { SigningKey } from '#storage';

/** The key that signs at `at`: of those that may, the one that came last. `keys` are in the order of their activation. */
export function signingAt(keys: readonly SigningKey[], at: Instant): SigningKey | undefined {
  return keys.findLast(
    ({ activatesAt, revokedAt }) => revokedAt === undefined && compareInstants(activatesAt, at) <= 0,
  );
}
