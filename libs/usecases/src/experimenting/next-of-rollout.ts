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
