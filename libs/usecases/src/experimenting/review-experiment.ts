import { Injectable } from '@nestjs/common';
import { ExperimentStore, newId, type StoredExperiment } from '#storage';
import type { Actor } from '../actor.js';
import { type Outcome, refused } from '../fault.js';
import {
  experimentHashChanged,
  ownExperiment,
  unknownExperiment,
  wrongExperimentState,
} from './experiment-faults.js';
import { ExperimentLedger } from './experiment-ledger.js';
import { type ExperimentView, ViewExperiment } from './view-experiment.js';

export interface ExperimentDecision {
  readonly verdict: 'approve' | 'reject';
  readonly key: string;
  /** What was looked at. */
  readonly contentHash: string;
  readonly comment?: string | undefined;
  readonly actor: Actor;
}

/** Hands an experiment in, and what another person says of it. */
@Injectable()
export class ReviewExperiment {
  constructor(
    private readonly experiments: ExperimentStore,
    private readonly ledger: ExperimentLedger,
    private readonly view: ViewExperiment,
  ) {}

  /** What is in review stays as it is: who hands in twice means once. */
  async submit(key: string, actor: Actor): Promise<Outcome<ExperimentView>> {
    return await this.ledger.change<ExperimentView>(async (now) => {
      const stored = await this.experiments.find(key);
      if (stored === undefined) return refused(unknownExperiment(key));
      if (stored.state === 'in-review') return { ok: true, value: await this.view.of(stored) };
      if (stored.state !== 'draft') return refused(wrongExperimentState(key, 'submit', stored.state));
      const next: StoredExperiment = {
        ...stored,
        state: 'in-review',
        submission: stored.submission + 1,
        submittedBy: actor.holder,
        revision: stored.revision + 1,
        updatedAt: now,
      };
      await this.experiments.update(next);
      await this.ledger.record({ actor, happened: 'submitted', experiment: next }, now);
      return { ok: true, value: await this.view.of(next) };
    });
  }

  async decide({
    verdict,
    key,
    contentHash,
    comment,
    actor,
  }: ExperimentDecision): Promise<Outcome<ExperimentView>> {
    return await this.ledger.change<ExperimentView>(async (now) => {
      const stored = await this.experiments.find(key);
      if (stored === undefined) return refused(unknownExperiment(key));
      if (stored.state !== 'in-review') return refused(wrongExperimentState(key, verdict, stored.state));
      if (contentHash !== stored.contentHash)
        return refused(experimentHashChanged(key, contentHash, stored.contentHash));
      if ([...stored.writtenBy, stored.submittedBy].includes(actor.holder))
        return refused(ownExperiment(key, actor.holder));
      const approvals = await this.experiments.approvalsOf(stored);
      // Who says the same again has said it.
      if (verdict === 'approve' && approvals.some(({ holder }) => holder === actor.holder))
        return { ok: true, value: await this.view.of(stored) };
      await this.experiments.addApproval({
        id: newId(now),
        experiment: key,
        submission: stored.submission,
        verdict,
        holder: actor.holder,
        keyId: actor.keyId,
        contentHash,
        ...(comment === undefined ? {} : { comment }),
        at: now,
      });
      const { submittedBy, ...undecided } = stored;
      const next: StoredExperiment = {
        ...undecided,
        ...(verdict === 'approve' ? { submittedBy: submittedBy ?? '' } : { state: 'draft' }),
        revision: stored.revision + 1,
        updatedAt: now,
      };
      await this.experiments.update(next);
      const happened = verdict === 'approve' ? 'approved' : 'rejected';
      await this.ledger.record({ actor, happened, experiment: next, reason: comment }, now);
      return { ok: true, value: await this.view.of(next) };
    });
  }
}
