import { Injectable } from '@nestjs/common';
import { calendarAnchor, type Instant, isTimeZone, startOfLocalDay } from '#calendar';
import {
  Clock,
  newId,
  type Quantities,
  type Subscription,
  SubscriptionStore,
  UnitOfWork,
  WorkspaceStore,
} from '#storage';
import type { Actor } from '../actor.js';
import { type Outcome, refused } from '../fault.js';
import { FindHoldout } from '../experimenting/find-holdout.js';
import { unknownTimeZone } from '../workspaces/unknown-time-zone.js';
import { unknownWorkspace } from '../workspaces/unknown-workspace.js';
import { EstimatePeriod } from './estimate-period.js';
import { PinVersion } from './pin-version.js';
import { settleQuantities } from './settle-quantities.js';
import type { SubscriptionChange } from './subscription-change.js';
import { anchorNotFree, heldAlready } from './subscription-faults.js';
import type { PlannedSpan } from './plan-change.js';
import { WriteStart } from './write-start.js';

export interface StartRequest {
  readonly workspaceId: string;
  readonly packageKey: string;
  /** Absent: the version that is current at `startAt`. */
  readonly version?: number;
  readonly quantities: Quantities;
  /** Now when left out; the subscription starts with the local day that holds it. */
  readonly startAt?: Instant;
  readonly anchoring: 'anniversary' | 'calendar';
  /** Where anniversaries are counted from; the start when left out. */
  readonly anchor?: Instant;
  /** The workspace's when left out. */
  readonly timeZone?: string;
  readonly dryRun: boolean;
}

@Injectable()
export class StartSubscription {
  constructor(
    private readonly work: UnitOfWork,
    private readonly workspaces: WorkspaceStore,
    private readonly subscriptions: SubscriptionStore,
    private readonly pinVersion: PinVersion,
    private readonly estimate: EstimatePeriod,
    private readonly writeStart: WriteStart,
    private readonly findHoldout: FindHoldout,
    private readonly clock: Clock,
  ) {}

  /** Holds a package for a workspace from the start of a day on, pinned to one version. */
  async run(request: StartRequest, actor: Actor): Promise<Outcome<SubscriptionChange>> {
    return await this.work.run(async () => {
      // Starts of one workspace wait for one another: what it holds is looked up before it is added to.
      const workspace = await this.workspaces.lock(request.workspaceId);
      if (workspace === undefined)
        return refused({ ...unknownWorkspace(request.workspaceId), pointer: '/workspace' });
      const timeZone = request.timeZone ?? workspace.timeZone;
      if (!isTimeZone(timeZone)) return refused(unknownTimeZone(timeZone, '/timeZone'));
      if (request.anchoring === 'calendar' && request.anchor !== undefined) return refused(anchorNotFree);
      const startAt = request.startAt ?? this.clock.now();
      const { packageKey } = request;
      const holdout =
        request.version === undefined
          ? await this.findHoldout.run(packageKey, workspace, startAt)
          : undefined;
      // Who is held out of what is new begins with what was current when that began.
      const currentAt = holdout?.beganAt ?? startAt;
      const pinned = await this.pinVersion.run(packageKey, request.version, currentAt);
      if (!pinned.ok) return pinned;
      const quantities = settleQuantities(pinned.value.version, request.quantities);
      if (!quantities.ok) return quantities;
      const subscription = this.#header(request, timeZone, startAt);
      const [held] = await this.subscriptions.heldFrom(subscription);
      if (held !== undefined) return refused(heldAlready(held));
      const span: PlannedSpan = {
        from: subscription.startedAt,
        packageVersion: pinned.value.stored.number,
        quantities: quantities.value,
        state: 'active',
        cause: 'started',
      };
      const after = await this.estimate.run(subscription, [span], subscription.startedAt);
      const started = {
        subscription,
        spans: [span],
        dryRun: request.dryRun,
        effectiveAt: subscription.startedAt,
        replaced: [],
        ...(after && { after }),
      };
      if (!request.dryRun) await this.writeStart.run(started, span, actor);
      return { ok: true, value: started };
    });
  }

  #header(request: StartRequest, timeZone: string, startAt: Instant): Subscription {
    const now = this.clock.now();
    const startedAt = startOfLocalDay(startAt, timeZone);
    const { anchoring, anchor = startedAt } = request;
    return {
      id: newId(now),
      workspaceId: request.workspaceId,
      packageKey: request.packageKey,
      // Every interval of the calendar is counted from the same day.
      anchor: anchoring === 'calendar' ? calendarAnchor('day', timeZone) : startOfLocalDay(anchor, timeZone),
      anchoring,
      timeZone,
      startedAt,
      revision: 1,
      createdAt: now,
    };
  }
}
