import type { LastingLock, PriceLock } from '../records/price-locks.js';
import type { Workspace } from '../records/subscriptions.js';
import type { LastingLockRow, PriceLockRow } from '../statements/price-locks.js';
import { fromDbInstant } from './instants.js';
import { fromDbSubscription } from './subscriptions.js';

export function fromDbLock(row: PriceLockRow): PriceLock {
  const { id, workspace, packageKey, packageVersion, contentHash, reason, createdBy } = row;
  return {
    id,
    workspace,
    packageKey,
    packageVersion,
    contentHash,
    from: fromDbInstant(row.from),
    ...(row.to === null ? {} : { to: fromDbInstant(row.to) }),
    ...(row.experiment === null ? {} : { experiment: row.experiment }),
    ...(row.variant === null ? {} : { variant: row.variant }),
    reason,
    createdAt: fromDbInstant(row.createdAt),
    createdBy,
    ...(row.revokedAt === null ? {} : { revokedAt: fromDbInstant(row.revokedAt) }),
    ...(row.revokedBy === null ? {} : { revokedBy: row.revokedBy }),
    ...(row.thenApply === null ? {} : { thenApply: row.thenApply }),
    ...(row.settledAt === null ? {} : { settledAt: fromDbInstant(row.settledAt) }),
    ...(row.settledAs === null ? {} : { settledAs: row.settledAs }),
  };
}

export const fromDbLastingLock = (row: LastingLockRow): LastingLock => ({
  ...fromDbLock(row),
  timeZone: row.timeZone,
  attributes: JSON.parse(row.attributes) as Workspace['attributes'],
  isBilled: row.isBilled,
  ...(row.subscription && { subscription: fromDbSubscription(row.subscription) }),
});
