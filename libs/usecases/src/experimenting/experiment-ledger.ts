import { Injectable } from '@nestjs/common';
import type { Instant } from '#calendar';
import { Clock, OutboxStore, type StoredExperiment, UnitOfWork } from '#storage';
import type { Actor } from '../actor.js';
import { RecordAudit } from '../auditing/record-audit.js';
import type { Outcome } from '../fault.js';

export interface ExperimentEvent {
  readonly actor: Actor;
  /** `started`: what happened, after the noun `experiment`. */
  readonly happened: string;
  readonly experiment: Pick<StoredExperiment, 'key' | 'contentHash' | 'revision'>;
  readonly reason?: string | undefined;
  readonly detail?: Readonly<Record<string, string>>;
}

/**
 * Changes of experiments happen one after another, and none beside a publish: what is current and who enrols on it is
 * decided under one lock. Each leaves an event and a row of the audit chain.
 */
@Injectable()
export class ExperimentLedger {
  constructor(
    private readonly work: UnitOfWork,
    private readonly outbox: OutboxStore,
    private readonly audit: RecordAudit,
    private readonly clock: Clock,
  ) {}

  /** A refusal leaves nothing behind. */
  async change<T>(work: (now: Instant) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    return await this.work.run(async () => {
      await this.work.lock('publishing');
      return await work(this.clock.now());
    });
  }

  /** Call it last: it holds up everybody's changes until the commit. */
  async record(
    { actor, happened, experiment, reason, detail = {} }: ExperimentEvent,
    now: Instant,
  ): Promise<void> {
    const { key, contentHash, revision } = experiment;
    const type = `experiment.${happened}`;
    const said = reason === undefined ? {} : { reason };
    const payload = { experiment: key, revision: String(revision), by: actor.holder, ...said, ...detail };
    await this.outbox.append({ type, payload }, now);
    await this.audit.run({ actor, action: type, subject: key, ...said, detail: { contentHash, ...detail } });
  }
}
