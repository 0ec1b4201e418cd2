import { Injectable } from '@nestjs/common';
import { compareInstants, type Instant, instantText, type Interval } from '#calendar';
import {
  Clock,
  newId,
  OutboxStore,
  type PriceLock,
  PriceLockStore,
  SubscriptionStore,
  UnitOfWork,
  WorkspaceStore,
} from '#storage';
import type { Actor } from '../actor.js';
import { RecordAudit } from '../auditing/record-audit.js';
import { type Outcome, refused } from '../fault.js';
import { FindVersion } from '../packages/find-version.js';
import { later } from '../subscribing/timeline.js';
import { unknownWorkspace } from '../workspaces/unknown-workspace.js';
import { lockEndsBefore, lockMeets, unknownLock } from './experiment-faults.js';
import { lockPeriodAt } from './lock-end.js';

export interface LockRequest {
  readonly workspace: string;
  readonly packageKey: string;
  readonly version: number;
  /** Now when left out. */
  readonly from?: Instant | undefined;
  /** For good when left out. */
  readonly until?: Instant | undefined;
  readonly reason: string;
  readonly actor: Actor;
}

/**
 * Prices that are promised to workspaces: shown, given by a person, and ended. A lock begins and ends with billing
 * periods of the subscription, so that no period has two prices.
 */
@Injectable()
export class KeepLocks {
  constructor(
    private readonly work: UnitOfWork,
    private readonly locks: PriceLockStore,
    private readonly workspaces: WorkspaceStore,
    private readonly subscriptions: SubscriptionStore,
    private readonly findVersion: FindVersion,
    private readonly outbox: OutboxStore,
    private readonly audit: RecordAudit,
    private readonly clock: Clock,
  ) {}

  /** Every lock that a workspace ever had, oldest first. */
  async list(workspace: string): Promise<Outcome<readonly PriceLock[]>> {
    if ((await this.workspaces.find(workspace)) === undefined) return refused(unknownWorkspace(workspace));
    return { ok: true, value: await this.locks.ofWorkspace(workspace) };
  }

  async give(request: LockRequest): Promise<Outcome<PriceLock>> {
    const { packageKey, version: number, reason, actor } = request;
    const now = this.clock.now();
    return await this.work.run(async () => {
      // Locks of one workspace wait for one another.
      const workspace = await this.workspaces.lock(request.workspace);
      if (workspace === undefined) return refused(unknownWorkspace(request.workspace));
      const found = await this.findVersion.run(packageKey, number);
      if (!found.ok) return refused({ ...found.faults[0], pointer: '/package' });
      const { from = now, until } = request;
      const [subscription] = await this.subscriptions.activeOf(workspace.id, later(from, now), packageKey);
      const counted = { from, timeZone: workspace.timeZone, ...(subscription && { subscription }) };
      const interval = found.value.interval as Interval;
      const begins = subscription ? nextStart(lockPeriodAt(counted, interval, from), from) : from;
      const ends = until && lockPeriodAt({ ...counted, from: begins }, interval, beforeOf(until)).to;
      if (ends && compareInstants(ends, begins) <= 0) return refused(lockEndsBefore(begins));
      const lock: PriceLock = {
        id: newId(now),
        workspace: workspace.id,
        packageKey,
        packageVersion: number,
        contentHash: found.value.contentHash,
        from: begins,
        ...(ends && { to: ends }),
        reason,
        createdAt: now,
        createdBy: actor.holder,
      };
      const meeting = (await this.locks.ofWorkspace(workspace.id)).find((each) => doMeet(each, lock));
      if (meeting !== undefined) return refused(lockMeets(meeting));
      await this.locks.insert(lock);
      await this.#say('given', lock, actor, now);
      return { ok: true, value: lock };
    });
  }

  /** One that has begun ends with the present period; one that has not is revoked. Ended twice is ended once. */
  async end(workspaceId: string, id: string, actor: Actor): Promise<Outcome<PriceLock>> {
    const now = this.clock.now();
    return await this.work.run(async () => {
      const workspace = await this.workspaces.lock(workspaceId);
      const lock = workspace && (await this.#find(workspace.id, id));
      if (workspace === undefined || lock === undefined) return refused(unknownLock(workspaceId, id));
      const isOver = lock.revokedAt !== undefined || (lock.to && compareInstants(lock.to, now) <= 0);
      if (isOver) return { ok: true, value: lock };
      if (compareInstants(lock.from, now) > 0) await this.locks.revoke([id], now, actor.holder);
      else {
        const [subscription] = await this.subscriptions.activeOf(workspace.id, now, lock.packageKey);
        const found = await this.findVersion.run(lock.packageKey, lock.packageVersion);
        if (!found.ok) return found;
        const counted = {
          from: lock.from,
          timeZone: workspace.timeZone,
          ...(subscription && { subscription }),
        };
        // Before a subscription there is no period that it could hold for.
        const to = subscription ? lockPeriodAt(counted, found.value.interval as Interval, now).to : now;
        if (compareInstants(to, lock.from) <= 0) await this.locks.revoke([id], now, actor.holder);
        else {
          if (lock.to === undefined || compareInstants(to, lock.to) < 0) await this.locks.end([{ id, to }]);
          // Nothing follows what a person has ended, whatever the experiment's file says.
          if (lock.thenApply !== undefined && lock.settledAt === undefined)
            await this.locks.settle(id, now, 'ended');
        }
      }
      const ended = (await this.#find(workspace.id, id)) ?? lock;
      await this.#say('ended', ended, actor, now);
      return { ok: true, value: ended };
    });
  }

  async #find(workspace: string, id: string): Promise<PriceLock | undefined> {
    return (await this.locks.ofWorkspace(workspace)).find((each) => each.id === id);
  }

  async #say(happened: 'given' | 'ended', lock: PriceLock, actor: Actor, now: Instant): Promise<void> {
    const { id, workspace, packageKey, packageVersion, from, to, reason } = lock;
    const type = `lock.${happened}`;
    const detail = {
      package: `${packageKey}@${packageVersion}`,
      from: instantText(from),
      ...(to && { until: instantText(to) }),
    };
    await this.outbox.append({ type, workspace, payload: { lock: id, ...detail } }, now);
    await this.audit.run({
      actor,
      action: type,
      subject: workspace,
      reason,
      detail: { lock: id, ...detail },
    });
  }
}

const beforeOf = (at: Instant): Instant => at.subtract({ microseconds: 1 });
const nextStart = ({ from, to }: { readonly from: Instant; readonly to: Instant }, at: Instant): Instant =>
  compareInstants(from, at) === 0 ? from : to;

const doMeet = (one: PriceLock, other: PriceLock): boolean =>
  one.packageKey === other.packageKey &&
  one.revokedAt === undefined &&
  (one.to === undefined || compareInstants(other.from, one.to) < 0) &&
  (other.to === undefined || compareInstants(one.from, other.to) < 0);
