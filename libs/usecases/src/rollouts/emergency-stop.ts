import { Injectable } from '@nestjs/common';
import { Clock, ExperimentStore, UnitOfWork } from '#storage';
import type { Actor } from '../actor.js';
import { unknownExperiment, wrongExperimentState } from '../experimenting/experiment-faults.js';
import { ExperimentLedger } from '../experimenting/experiment-ledger.js';
import { type ExperimentView, ViewExperiment } from '../experimenting/view-experiment.js';
import { type Outcome, refused } from '../fault.js';

/**
 * Ends enrolment by a direct write, which waits for no queue and no other change: every quote reads it, on whichever
 * instance. Whatever else a stop does is left to `FinishStop`.
 */
@Injectable()
export class EmergencyStop {
  constructor(
    private readonly work: UnitOfWork,
    private readonly experiments: ExperimentStore,
    private readonly ledger: ExperimentLedger,
    private readonly view: ViewExperiment,
    private readonly clock: Clock,
  ) {}

  async run(key: string, reason: string, actor: Actor): Promise<Outcome<ExperimentView>> {
    return await this.work.run<Outcome<ExperimentView>>(async () => {
      const now = this.clock.now();
      const isStopped = await this.experiments.stopAtOnce(key, { at: now, by: actor.holder, reason });
      const stored = await this.experiments.find(key);
      if (stored === undefined) return refused(unknownExperiment(key));
      if (isStopped)
        await this.ledger.record({ actor, happened: 'emergency-stopped', experiment: stored, reason }, now);
      // Who stops twice means once.
      else if (stored.state !== 'stopped')
        return refused(wrongExperimentState(key, 'emergency-stop', stored.state));
      return { ok: true, value: await this.view.of(stored) };
    });
  }
}
