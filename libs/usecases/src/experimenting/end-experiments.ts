import { Injectable } from '@nestjs/common';
import type { Instant } from '#calendar';
import { Clock, ExperimentStore } from '#storage';
import { SYSTEM } from '../actor.js';
import { ExperimentLedger } from './experiment-ledger.js';

/** Ends stopped experiments whose last price lock has ended: their slices of layers are free for others. */
@Injectable()
export class EndExperiments {
  constructor(
    private readonly experiments: ExperimentStore,
    private readonly ledger: ExperimentLedger,
    private readonly clock: Clock,
  ) {}

  /** Whenever nothing else asks for it. */
  async whenDue(): Promise<void> {
    // Asked outside a transaction: most of the time none has ended, and nobody's changes are held up.
    if ((await this.experiments.finished(this.clock.now())).length === 0) return;
    await this.ledger.change(async (now) => {
      await this.run(now);
      return { ok: true, value: undefined };
    });
  }

  /** As a part of the running unit of work, which holds the ledger's lock. */
  async run(now: Instant): Promise<void> {
    for (const key of await this.experiments.finished(now)) {
      const stored = await this.experiments.find(key);
      if (stored === undefined) continue;
      const ended = {
        ...stored,
        state: 'ended' as const,
        revision: stored.revision + 1,
        endedAt: now,
        updatedAt: now,
      };
      await this.experiments.update(ended);
      await this.experiments.releaseLayer(key);
      await this.ledger.record({ actor: SYSTEM, happened: 'ended', experiment: ended }, now);
    }
  }
}
