import { compareInstants, type Instant } from '#calendar';
import { isHeldOut } from '#experiments';
import { decimal } from '#money';
import type { StoredHoldout } from '#storage';

/** Whether a holdout concerns a package at an instant. */
export const isInScope = (
  { packages, beganAt, until }: StoredHoldout,
  packageKey: string,
  at: Instant,
): boolean =>
  (packages === undefined || packages.includes(packageKey)) &&
  compareInstants(beganAt, at) <= 0 &&
  compareInstants(at, until) < 0;

/** The first holdout that keeps a unit at the price which was current when it began. */
export function holdoutOf(
  holdouts: readonly StoredHoldout[],
  packageKey: string,
  unit: string,
  at: Instant,
): StoredHoldout | undefined {
  return holdouts
    .filter((holdout) => isInScope(holdout, packageKey, at))
    .toSorted((a, b) => compareInstants(a.beganAt, b.beganAt))
    .find(({ key, share }) => isHeldOut([{ key, share: decimal(share) }], unit));
}
