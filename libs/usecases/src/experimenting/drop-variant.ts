import { Injectable } from '@nestjs/common';
import type { Instant } from '#calendar';
import { ExperimentStore, type StoredExperiment } from '#storage';
import type { Actor } from '../actor.js';
import { type Outcome, refused, type ServiceFault } from '../fault.js';
import {
  controlStays,
  lastVariant,
  unknownExperiment,
  unknownVariant,
  variantClosed,
  wrongExperimentState,
} from './experiment-faults.js';
import { ExperimentLedger } from './experiment-ledger.js';
import { type ExperimentView, ViewExperiment } from './view-experiment.js';

export interface DropRequest {
  readonly key: string;
  readonly variant: string;
  readonly dryRun: boolean;
  readonly reason?: string | undefined;
  readonly actor: Actor;
}

/**
 * Takes an arm out: nobody new gets it, its buckets stay its own and its members keep arm and price. Others do not grow
 * into it. A phase begins, since whoever enrols from now on can get other arms than before.
 */
@Injectable()
export class DropVariant {
  constructor(
    private readonly experiments: ExperimentStore,
    private readonly ledger: ExperimentLedger,
    private readonly view: ViewExperiment,
  ) {}

  async run(request: DropRequest): Promise<Outcome<ExperimentView>> {
    const { key, variant, dryRun, reason, actor } = request;
    return await this.ledger.change<ExperimentView>(async (now) => {
      const stored = await this.experiments.find(key);
      if (stored === undefined) return refused(unknownExperiment(key));
      if (stored.state !== 'running') return refused(wrongExperimentState(key, 'drop-variant', stored.state));
      const fault = await this.#fault(key, variant);
      if (fault !== undefined) return refused(fault);
      if (dryRun) return { ok: true, value: await this.view.of(stored) };
      const dropped = await this.#drop(stored, variant, actor, now);
      const event = { actor, happened: 'variant-dropped', experiment: dropped, reason, detail: { variant } };
      await this.ledger.record(event, now);
      return { ok: true, value: await this.view.of(dropped) };
    });
  }

  async #fault(key: string, variant: string): Promise<ServiceFault | undefined> {
    const variants = await this.experiments.variantsOf(key);
    const found = variants.find((each) => each.key === variant);
    if (found === undefined)
      return unknownVariant(
        key,
        variant,
        variants.map((each) => each.key),
      );
    if (found.position === 1) return controlStays(key, variant);
    if (found.closedAt !== undefined) return variantClosed(key, variant, found.closedAt);
    const open = variants.filter(({ position, closedAt }) => position > 1 && closedAt === undefined);
    return open.length === 1 ? lastVariant(key, variant) : undefined;
  }

  async #drop(
    stored: StoredExperiment,
    variant: string,
    { holder }: Actor,
    now: Instant,
  ): Promise<StoredExperiment> {
    const { key } = stored;
    const dropped = { ...stored, revision: stored.revision + 1, updatedAt: now };
    await this.experiments.update(dropped);
    await this.experiments.closeVariant(key, variant, now, holder);
    const phase = ((await this.experiments.phasesOf(key)).at(-1)?.phase ?? 0) + 1;
    await this.experiments.insertPhase(key, { phase, from: now, cause: 'arm-closed' });
    return dropped;
  }
}
