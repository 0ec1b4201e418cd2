import { compareInstants, type Instant } from '#calendar';
import type { MigrationItem, MigrationReason } from '#storage';
import { type ChangePlan, planChange } from '../subscribing/plan-change.js';
import { planFault } from '../subscribing/plan-refusal.js';
import type { Life } from '../subscribing/timeline.js';
import { reasonOf, SKIPPED } from './migration-faults.js';

export type Return =
  | { readonly ok: true; readonly at: Instant; readonly plan: ChangePlan }
  | { readonly ok: false; readonly reason: MigrationReason };

interface Terms {
  readonly now: Instant;
  /** When the next period begins; absent when the subscription ends before. */
  readonly renewal?: Instant | undefined;
}

/**
 * Gives a subscription the version and the quantities that it had: in place of the change while that lies ahead, else
 * from the next renewal on. What has been billed stays.
 */
export function planReturn(life: Life, item: MigrationItem, { now, renewal }: Terms): Return {
  const { fromVersion: packageVersion, quantities, effectiveAt } = item;
  const migrated = effectiveAt && life.spans.find(({ from }) => from.equals(effectiveAt));
  if (migrated === undefined) return { ok: false, reason: SKIPPED.changedSince };
  if (compareInstants(migrated.from, now) > 0) {
    const { from, to, state } = migrated;
    const span = { from, ...(to && { to }), packageVersion, quantities, state, cause: 'changed' };
    const { endedAt } = life;
    const plan = { supersede: [migrated], append: [span], replaced: [migrated], ...(endedAt && { endedAt }) };
    return { ok: true, at: from, plan };
  }
  if (renewal === undefined) return { ok: false, reason: SKIPPED.noBoundary };
  const change = { verb: 'change', packageVersion, quantities } as const;
  const planned = planChange(life, change, { at: renewal, now, replaceScheduled: false });
  if (!planned.ok) return { ok: false, reason: reasonOf(planFault(planned.refusal)) };
  return { ok: true, at: renewal, plan: planned.plan };
}
