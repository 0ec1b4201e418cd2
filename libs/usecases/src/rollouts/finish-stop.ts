import { Injectable } from '@nestjs/common';
import { InvariantError } from '#money';
import { ExperimentStore, RolloutStore } from '#storage';
import { SYSTEM } from '../actor.js';
import { StopExperiment } from '../experimenting/stop-experiment.js';

/** After an emergency stop: ends the rollout, and says how long prices last, as any stop of enrolment does. */
@Injectable()
export class FinishStop {
  constructor(
    private readonly experiments: ExperimentStore,
    private readonly rollouts: RolloutStore,
    private readonly stop: StopExperiment,
  ) {}

  async run(key: string): Promise<void> {
    const stored = await this.experiments.find(key);
    const rollout = await this.rollouts.find(key);
    if (stored?.state !== 'stopped' || rollout === undefined || rollout.state === 'done') return;
    const { stopReason: reason, stoppedBy = SYSTEM.holder } = stored;
    const actor = { ...SYSTEM, holder: stoppedBy };
    const asked = { key, verb: 'stop-enrolment' as const, dryRun: false, reason, actor, isTold: true };
    const stopped = await this.stop.run(asked);
    if (!stopped.ok) throw new InvariantError(stopped.faults[0].message);
  }
}
