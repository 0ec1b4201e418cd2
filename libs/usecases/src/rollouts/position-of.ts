import type { GateType } from '#catalog';
import type { RolloutPosition, Verdict } from '#experiments';
import type { StoredRollout } from '#storage';

/** A stored rollout as the core takes it. */
export const positionOf = (rollout: StoredRollout): RolloutPosition => ({
  stage: rollout.stage - 1,
  enteredAt: rollout.enteredAt,
  pausedMs: rollout.pausedMs,
  ...(rollout.state === 'paused' && { isPaused: true }),
  ...(rollout.clearSince && { clearSince: rollout.clearSince }),
  // Written by this program alone.
  accepted: rollout.accepted.map(({ type, verdict }) => ({
    type: type as GateType,
    verdict: verdict as Verdict,
  })),
});
