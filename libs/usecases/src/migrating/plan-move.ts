import { Injectable } from '@nestjs/common';
import { compareInstants, type Instant, startOfLocalDay } from '#calendar';
import {
  Clock,
  type MigrationReason,
  PriceLockStore,
  type Subscription,
  type SubscriptionMigration,
  WorkspaceStore,
} from '#storage';
import { FindHoldout } from '../experimenting/find-holdout.js';
import { PinVersion } from '../subscribing/pin-version.js';
import { baseSpan, type ChangePlan, planChange } from '../subscribing/plan-change.js';
import { planFault } from '../subscribing/plan-refusal.js';
import { settleQuantities } from '../subscribing/settle-quantities.js';
import { later, type LiveSpan } from '../subscribing/timeline.js';
import { FindBoundary } from '../subscribing/find-boundary.js';
import { reasonOf, SKIPPED } from './migration-faults.js';

export type Move =
  | { readonly ok: true; readonly at: Instant; readonly base: LiveSpan; readonly plan: ChangePlan }
  | { readonly ok: false; readonly reason: MigrationReason };

type Wanted = Pick<SubscriptionMigration, 'mode' | 'toVersion' | 'overrideLocks'>;

/** What moving one subscription writes, decided by what decides every change; the preview asks the very same. */
@Injectable()
export class PlanMove {
  constructor(
    private readonly pinVersion: PinVersion,
    private readonly findBoundary: FindBoundary,
    private readonly locks: PriceLockStore,
    private readonly workspaces: WorkspaceStore,
    private readonly findHoldout: FindHoldout,
    private readonly clock: Clock,
  ) {}

  /** `heldVersion` is what it had when the migration was made: with another one it is not moved any more. */
  async run(
    subscription: Subscription,
    spans: readonly LiveSpan[],
    { mode, toVersion, overrideLocks }: Wanted,
    heldVersion: number,
  ): Promise<Move> {
    const now = this.clock.now();
    const at =
      mode === 'now'
        ? startOfLocalDay(later(now, subscription.startedAt), subscription.timeZone)
        : await this.findBoundary.after(subscription, spans, now);
    if (at === undefined) return skipped(SKIPPED.noBoundary);
    const promise = overrideLocks ? undefined : await this.#promise(subscription, at);
    if (promise !== undefined) return skipped(promise);
    const { startedAt, endedAt } = subscription;
    const life = { startedAt, ...(endedAt && { endedAt }), spans };
    const terms = { at, now, replaceScheduled: false };
    const base = baseSpan(life, terms);
    if (base !== undefined && ![heldVersion, toVersion].includes(base.packageVersion))
      return skipped(
        isAhead(base, now) ? reasonOf(planFault({ kind: 'scheduled', span: base })) : SKIPPED.changedSince,
      );
    const pinned = await this.pinVersion.run(subscription.packageKey, toVersion, at);
    if (!pinned.ok) return skipped(reasonOf(pinned.faults[0]));
    const quantities = settleQuantities(pinned.value.version, {}, base?.quantities);
    if (!quantities.ok) return skipped(reasonOf(quantities.faults[0]));
    const change = { verb: 'change', packageVersion: toVersion, quantities: quantities.value } as const;
    const planned = planChange(life, change, terms);
    if (!planned.ok) return skipped(reasonOf(planFault(planned.refusal)));
    // What was planned has a span to begin with.
    return { ok: true, at, base: base as LiveSpan, plan: planned.plan };
  }

  /** What the workspace was promised instead. */
  async #promise(
    { workspaceId, packageKey }: Subscription,
    at: Instant,
  ): Promise<MigrationReason | undefined> {
    if ((await this.locks.beyond(workspaceId, packageKey, at)).length > 0) return SKIPPED.locked;
    const workspace = await this.workspaces.find(workspaceId);
    const holdout = workspace && (await this.findHoldout.run(packageKey, workspace, at));
    return holdout && SKIPPED.heldOut;
  }
}

const isAhead = ({ from }: LiveSpan, now: Instant): boolean => compareInstants(from, now) > 0;
const skipped = (reason: MigrationReason): Move => ({ ok: false, reason });
