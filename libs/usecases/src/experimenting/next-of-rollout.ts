import { type Instant, instantAt } from '#calendar';
import { REFRESH_MS } from '#experiments';
import type { StoredRollout } from '#storage';

/** What stays of a rollout in its next revision, whatever becomes of it: it waits for nothing, and is not paused. */
export const nextOf = (
  rollout: StoredRollout,
): Omit<StoredRollout, 'state' | 'pausedAt' | 'pauseReason' | 'clearSince' | 'nextCheckAt'> => ({
  experiment: rollout.experiment,
  revision: rollout.revision + 1,
  stage: rollout.stage,
  enteredAt: rollout.enteredAt,
  pausedMs: rollout.pausedMs,
  accepted: rollout.accepted,
  errors: rollout.errors,
  ...(rollout.checkedAt && { checkedAt: rollout.checkedAt }),
  ...(rollout.enrolmentHeldAt && { enrolmentHeldAt: rollout.enrolmentHeldAt }),
});

/** The same once it waits for a person: what is watched is looked at all the same. */
export const pausedOf = (rollout: StoredRollout, now: Instant, reason: string): StoredRollout => {
  const nextCheckAt = instantAt(now.epochMilliseconds + REFRESH_MS);
  return {
    ...nextOf(rollout),
    state: 'paused',
    pausedAt: now,
    pauseReason: reason,
    ...(nextCheckAt && { nextCheckAt }),
  };
};
