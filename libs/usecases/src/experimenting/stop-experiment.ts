import { Injectable } from '@nestjs/common';
import { compareInstants, type Instant, type Interval } from '#calendar';
import { InvariantError } from '#money';
import {
  ExperimentStore,
  type LastingLock,
  PriceLockStore,
  RolloutStore,
  type StoredExperiment,
} from '#storage';
import type { Actor } from '../actor.js';
import { type Outcome, refused } from '../fault.js';
import { VersionDirectory } from '../packages/version-directory.js';
import { EstimateChanges, type LockEffect } from './estimate-changes.js';
import { unknownExperiment, wrongExperimentState } from './experiment-faults.js';
import { ExperimentLedger } from './experiment-ledger.js';
import { ExperimentLibrary } from './experiment-library.js';
import { nextOf } from './next-of-rollout.js';
import { type RevertedLock, RevertWithCredit } from './revert-with-credit.js';
import { stopEffect, type StopVerb } from './stop-effects.js';
import { type StopSums, StopTally } from './stop-tally.js';
import { type ExperimentView, ViewExperiment } from './view-experiment.js';

export interface StopRequest {
  readonly key: string;
  readonly verb: StopVerb;
  readonly dryRun: boolean;
  readonly reason?: string | undefined;
  readonly actor: Actor;
  /** What is told of its rollout, and on which evidence; `stopped` unless it has come to its end. */
  readonly ending?: 'completed' | 'stopped';
  readonly evidence?: string;
  /** Event and audit have told of it already. */
  readonly isTold?: boolean;
}

export interface Stopped extends StopSums {
  readonly view: ExperimentView;
  readonly verb: StopVerb;
  readonly dryRun: boolean;
}

const PAGE = 500;

/**
 * Ends enrolment, and of prices what the verb says. A dry run says whom it touches and what they pay, and changes
 * nothing. A milder verb after a stronger one changes nothing either.
 */
@Injectable()
export class StopExperiment {
  constructor(
    private readonly experiments: ExperimentStore,
    private readonly rollouts: RolloutStore,
    private readonly locks: PriceLockStore,
    private readonly estimateChanges: EstimateChanges,
    private readonly directory: VersionDirectory,
    private readonly library: ExperimentLibrary,
    private readonly ledger: ExperimentLedger,
    private readonly view: ViewExperiment,
    private readonly revert: RevertWithCredit,
  ) {}

  async run(request: StopRequest): Promise<Outcome<Stopped>> {
    const { key, verb, dryRun } = request;
    return await this.ledger.change<Stopped>(async (now) => {
      const stored = await this.experiments.find(key);
      if (stored === undefined) return refused(unknownExperiment(key));
      if (stored.state !== 'running' && stored.state !== 'stopped')
        return refused(wrongExperimentState(key, 'stop', stored.state));
      const stop = { ...(await this.#termsOf(stored)), now };
      const tally = new StopTally();
      // Nobody enrols between here and the commit: whoever does waits for the experiment's row.
      const stopped = dryRun ? stored : await this.#close(stored, request, now);
      for (let after = ''; ;) {
        const page = await this.locks.lastingOf(key, now, after, PAGE);
        const reverted = await this.#look(stopped, request, page, now);
        const effects = page.map((lock) => ({
          lock,
          effect: stopEffect(verb, lock, { ...stop, billed: reverted.get(lock.id) }),
        }));
        const changes = await this.estimateChanges.run(effects, stop);
        for (const [index, { lock, effect }] of effects.entries())
          tally.add(lock, effect, changes[index], reverted.get(lock.id));
        if (!dryRun) {
          await this.#write(effects, now, request.actor);
          await this.revert.give(stopped, page, reverted, now);
        }
        const last = page.at(-1);
        if (last === undefined || page.length < PAGE) break;
        after = last.workspace;
      }
      const sums = tally.sum();
      if (!dryRun && request.isTold !== true) {
        const credits = sums.credits.map(({ currency, amount }) => `${amount} ${currency}`).join(', ');
        const detail = {
          verb,
          lasting: String(sums.lasting),
          revoked: String(sums.revoked),
          ...(credits !== '' && { credits }),
        };
        const { actor, reason } = request;
        await this.ledger.record({ actor, happened: 'stopped', experiment: stopped, reason, detail }, now);
      }
      const view = await this.view.of(stopped);
      return { ok: true, value: { view, verb, dryRun, ...sums } };
    });
  }

  /** What bills say is asked by the one verb that gives back what was paid. */
  async #look(
    stored: StoredExperiment,
    { verb, dryRun }: StopRequest,
    page: readonly LastingLock[],
    now: Instant,
  ): Promise<ReadonlyMap<string, RevertedLock>> {
    if (verb !== 'revert-now-with-credit') return new Map();
    return await this.revert.look(stored, page, now, !dryRun);
  }

  async #termsOf(stored: StoredExperiment) {
    const { experiment } = await this.library.read(stored);
    const [control] = await this.experiments.variantsOf(stored.key);
    const version = control && (await this.directory.find(control.packageKey, control.packageVersion));
    if (version === undefined) throw new InvariantError(`the control of ${stored.key} is gone`);
    return { after: experiment.after, interval: version.interval as Interval };
  }

  async #close(stored: StoredExperiment, request: StopRequest, now: Instant): Promise<StoredExperiment> {
    const { actor, reason } = request;
    const stopped: StoredExperiment = {
      ...stored,
      state: 'stopped',
      revision: stored.revision + 1,
      updatedAt: now,
      ...(stored.stoppedAt === undefined && {
        stoppedAt: now,
        stoppedBy: actor.holder,
        ...(reason !== undefined && { stopReason: reason }),
      }),
    };
    await this.experiments.update(stopped);
    await this.#endRollout(stored.key, request, now);
    return stopped;
  }

  /** Nothing is looked at any more. */
  async #endRollout(key: string, request: StopRequest, now: Instant): Promise<void> {
    const rollout = await this.rollouts.lock(key);
    if (rollout === undefined || rollout.state === 'done') return;
    await this.rollouts.update({ ...nextOf(rollout), state: 'done' });
    const { ending: kind = 'stopped', reason, evidence, actor } = request;
    const about = { ...(reason !== undefined && { reason }), ...(evidence !== undefined && { evidence }) };
    await this.rollouts.add(key, { kind, stage: rollout.stage, at: now, by: actor.holder, ...about });
  }

  async #write(effects: readonly LockEffect[], now: Instant, { holder }: Actor): Promise<void> {
    const ends = effects.flatMap(({ lock, effect }) =>
      effect.effect === 'lasts' && (!isEnd(lock, effect.until) || effect.then !== undefined)
        ? [{ id: lock.id, to: effect.until, then: effect.then }]
        : [],
    );
    await this.locks.end(ends);
    const revoked = effects.flatMap(({ lock, effect }) => (effect.effect === 'revoked' ? [lock.id] : []));
    await this.locks.revoke(revoked, now, holder);
  }
}

const isEnd = ({ to }: LastingLock, until: Instant): boolean =>
  to !== undefined && compareInstants(to, until) === 0;
