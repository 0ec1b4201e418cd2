import { type Instant, instantText } from '#calendar';
import { fromDbLastingLock, fromDbLock } from '../mappings/price-locks.js';
import type { LastingLock, PriceLock, ThenApply } from '../records/price-locks.js';
import {
  endLocks,
  insertLock,
  lastingLocks,
  type LastingLockRow,
  locksBeyond,
  locksOfWorkspace,
  type PriceLockRow,
  revokeLocks,
  settleLock,
  takeEndingLock,
} from '../statements/price-locks.js';
import { UnitOfWork } from '../unit-of-work.js';

export class PriceLockStore {
  constructor(private readonly work: UnitOfWork) {}

  /** Locks of an experiment that last beyond `now`, in the order of their workspaces, those after `after`. */
  async lastingOf(
    experiment: string,
    now: Instant,
    after: string,
    limit: number,
  ): Promise<readonly LastingLock[]> {
    const rows = await this.work.manager.query<LastingLockRow[]>(lastingLocks, [
      experiment,
      instantText(now),
      after,
      limit,
    ]);
    return rows.map(fromDbLastingLock);
  }

  /** Each lock ends where it is said, which is not after its end; then that applies, where it is said. */
  async end(
    ends: readonly { readonly id: string; readonly to: Instant; readonly then?: ThenApply | undefined }[],
  ): Promise<void> {
    if (ends.length === 0) return;
    await this.work.manager.query(endLocks, [
      ends.map(({ id }) => id),
      ends.map(({ to }) => instantText(to)),
      ends.map(({ then }) => then ?? null),
    ]);
  }

  /** A lock that ends by `until` and is not settled; nobody else takes it to the end of the running unit of work. */
  async takeEnding(until: Instant): Promise<PriceLock | undefined> {
    const [row] = await this.work.manager.query<PriceLockRow[]>(takeEndingLock, [instantText(until)]);
    return row && fromDbLock(row);
  }

  async settle(id: string, at: Instant, as: string): Promise<void> {
    await this.work.manager.query(settleLock, [id, instantText(at), as]);
  }

  /** These locks price nothing any more. */
  async revoke(ids: readonly string[], at: Instant, by: string): Promise<void> {
    if (ids.length === 0) return;
    await this.work.manager.query(revokeLocks, [[...ids], instantText(at), by]);
  }

  /** Every lock that a workspace ever had, oldest first. */
  async ofWorkspace(workspace: string): Promise<readonly PriceLock[]> {
    const rows = await this.work.manager.query<PriceLockRow[]>(locksOfWorkspace, [workspace]);
    return rows.map(fromDbLock);
  }

  /** One that a person gives; those of experiments are written with the enrolment. */
  async insert(lock: PriceLock): Promise<void> {
    await this.work.manager.query(insertLock, [
      lock.id,
      lock.workspace,
      lock.packageKey,
      lock.packageVersion,
      lock.contentHash,
      instantText(lock.from),
      lock.to === undefined ? null : instantText(lock.to),
      lock.reason,
      instantText(lock.createdAt),
      lock.createdBy,
    ]);
  }

  /** What is promised to a workspace of a package for the time after `at`. */
  async beyond(workspace: string, packageKey: string, at: Instant): Promise<readonly PriceLock[]> {
    const rows = await this.work.manager.query<PriceLockRow[]>(locksBeyond, [
      workspace,
      packageKey,
      instantText(at),
    ]);
    return rows.map(fromDbLock);
  }
}
