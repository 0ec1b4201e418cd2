import { Injectable } from '@nestjs/common';
import { compareInstants, type Instant, instantText } from '#calendar';
import type { Experiment, Holdout } from '#catalog';
import { enteredStage, stageDates } from '#experiments';
import { InvariantError } from '#money';
import {
  DefinitionSetStore,
  ExperimentReferenceStore,
  ExperimentStore,
  HoldoutStore,
  PackageVersionStore,
  RolloutStore,
  type StoredExperiment,
  type StoredHoldout,
} from '#storage';
import type { Actor } from '../actor.js';
import { type Outcome, refused, type ServiceFault } from '../fault.js';
import { textsOf } from '../publishing/published-definitions.js';
import { later } from '../publishing/schedule-faults.js';
import {
  experimentApprovalNeeded,
  experimentHashChanged,
  holdoutChanged,
  neverInside,
  overlapping,
  rolloutMissing,
  seedReused,
  unknownExperiment,
  wrongExperimentState,
} from './experiment-faults.js';
import { EndExperiments } from './end-experiments.js';
import { ExperimentLedger } from './experiment-ledger.js';
import { ExperimentLibrary } from './experiment-library.js';
import { ForeseeStart, foreseenFault } from './foresee-start.js';
import { freezeVariants } from './freeze-variants.js';
import { GiveNotice } from './give-notice.js';
import { JudgeExperiment } from './judge-experiment.js';
import { grantsAt } from './grants-at.js';
import { type ExperimentView, ViewExperiment } from './view-experiment.js';

export interface StartExperimentRequest {
  readonly key: string;
  /** What is meant to be started. */
  readonly contentHash?: string | undefined;
  /** Why bills may rise by more than the file allows, or why it is tried although it can hardly show what is worthwhile. */
  readonly reason?: string | undefined;
  readonly actor: Actor;
}

/**
 * Starts an approved experiment: from here on what decides anybody's arm is frozen. It is judged once more beside what
 * is published by now, and the buckets of its first stage are live from the first instant inside its windows.
 */
@Injectable()
export class StartExperiment {
  constructor(
    private readonly experiments: ExperimentStore,
    private readonly holdouts: HoldoutStore,
    private readonly rollouts: RolloutStore,
    private readonly versions: PackageVersionStore,
    private readonly definitionSets: DefinitionSetStore,
    private readonly library: ExperimentLibrary,
    private readonly judge: JudgeExperiment,
    private readonly endExperiments: EndExperiments,
    private readonly foresee: ForeseeStart,
    private readonly giveNotice: GiveNotice,
    private readonly references: ExperimentReferenceStore,
    private readonly ledger: ExperimentLedger,
    private readonly view: ViewExperiment,
  ) {}

  async run({ key, contentHash, reason, actor }: StartExperimentRequest): Promise<Outcome<ExperimentView>> {
    const foreseen = await this.foresee.run(key);
    return await this.ledger.change<ExperimentView>(async (now) => {
      const stored = await this.experiments.find(key);
      if (stored === undefined) return refused(unknownExperiment(key));
      if (contentHash !== undefined && contentHash !== stored.contentHash)
        return refused(experimentHashChanged(key, contentHash, stored.contentHash));
      // Who starts twice means once.
      if (stored.state === 'running') return { ok: true, value: await this.view.of(stored) };
      if (stored.state !== 'in-review') return refused(wrongExperimentState(key, 'start', stored.state));
      // Somebody has put other words in its place since they were looked at.
      if (stored.contentHash !== foreseen.contentHash)
        return refused(experimentHashChanged(key, foreseen.contentHash ?? 'none', stored.contentHash));
      const approvals = await this.experiments.approvalsOf(stored);
      if (!approvals.some(({ verdict }) => verdict === 'approve'))
        return refused(experimentApprovalNeeded(key));
      const sound = await this.#judge(stored);
      if (!sound.ok) return sound;
      const { experiment, holdouts } = await this.library.read(stored);
      const { rollout } = experiment;
      if (rollout === undefined) return refused(rolloutMissing(key));
      const [from] = stageDates({ ...rollout, startsAt: later(rollout.startsAt, now) })?.enters ?? [];
      if (from === undefined) return refused(neverInside(key));
      const hindered = foreseenFault(experiment, foreseen, reason);
      if (hindered !== undefined) return refused(hindered);
      await this.endExperiments.run(now);
      const began = await this.holdouts.list();
      const fault = (await this.#meets(stored)) ?? changed(holdouts, began);
      if (fault !== undefined) return refused(fault);
      const fresh = newHoldouts(holdouts, began, now);
      const started = await this.#start(stored, experiment, { fresh, from, reason, actor, now });
      const { reference, simulated } = foreseen;
      if (reference !== undefined) await this.references.add(key, reference);
      await this.giveNotice.run(key, experiment, simulated?.dearer ?? [], now);
      return { ok: true, value: await this.view.of(started, sound.value.diagnostics) };
    });
  }

  async #judge(stored: StoredExperiment) {
    const set = await this.definitionSets.find(stored.definitionSet);
    if (set === undefined) throw new InvariantError(`definition set ${stored.definitionSet} is gone`);
    const file = { path: stored.sourcePath, bytes: stored.source };
    return await this.judge.run({ key: stored.key, file, beside: stored.beside }, textsOf(set));
  }

  /** Who stands in its way: a seed is nobody else's for ever, a package and a slice of a layer for a time. */
  async #meets(stored: StoredExperiment): Promise<ServiceFault | undefined> {
    const { key, seed, packageKey, layer } = stored;
    const owner = await this.experiments.seedOwner(seed, key);
    if (owner !== undefined) return seedReused(owner);
    const elsewhere = (await this.experiments.unendedOn(packageKey, key)).filter(
      (other) => other.layer !== layer,
    );
    const meeting = [
      ...elsewhere.map((other) => other.key),
      ...(await this.experiments.claimsMeeting(stored)).map(({ experiment }) => experiment),
    ];
    return meeting.length === 0 ? undefined : overlapping(packageKey, [...new Set(meeting)]);
  }

  async #start(
    stored: StoredExperiment,
    experiment: Experiment,
    { fresh, from, reason, actor, now }: Started,
  ): Promise<StoredExperiment> {
    const { key, packageKey } = stored;
    const started: StoredExperiment = {
      ...stored,
      state: 'running',
      revision: stored.revision + 1,
      startedAt: now,
      startedBy: actor.holder,
      updatedAt: now,
    };
    await this.experiments.update(started);
    await this.experiments.insertVariants(await freezeVariants(this.versions, experiment));
    await this.experiments.claimLayer(started);
    await this.experiments.insertPhase(key, { phase: 1, from, cause: 'started' });
    await this.experiments.grantBuckets(key, grantsAt(experiment, 0), { phase: 1, from });
    await this.#begin(experiment, from, actor);
    for (const holdout of fresh) await this.holdouts.insert({ ...holdout, beganAt: now, beganWith: key });
    await this.ledger.record(
      {
        actor,
        happened: 'started',
        experiment: started,
        reason,
        detail: { package: packageKey, from: instantText(from), rollout: '1' },
      },
      now,
    );
    return started;
  }

  /** The first look is at once: it says when the next one is. */
  async #begin({ key, rollout }: Experiment, from: Instant, { holder }: Actor): Promise<void> {
    if (rollout === undefined) throw new InvariantError(`experiment ${key} has no rollout`);
    const { clearSince } = enteredStage(rollout, 0, from);
    const begins = { experiment: key, enteredAt: from, nextCheckAt: from };
    await this.rollouts.insert({ ...begins, ...(clearSince && { clearSince }) });
    await this.rollouts.add(key, { kind: 'entered', stage: 1, at: from, by: holder });
  }
}

interface Started {
  readonly reason?: string | undefined;
  readonly fresh: readonly NewHoldout[];
  /** When the first stage is entered. */
  readonly from: Instant;
  readonly actor: Actor;
  readonly now: Instant;
}
type NewHoldout = Omit<StoredHoldout, 'beganAt' | 'beganWith'>;

const kept = ({ key, share, packages, until }: Holdout): NewHoldout => ({
  key,
  share: share.toFixed(),
  ...(packages !== 'all' && { packages: [...packages].sort() }),
  until,
});

/** A holdout that has begun stays as it is. */
function changed(holdouts: readonly Holdout[], began: readonly StoredHoldout[]): ServiceFault | undefined {
  for (const holdout of holdouts) {
    const { share, packages, until } = kept(holdout);
    const known = began.find(({ key }) => key === holdout.key);
    if (known === undefined) continue;
    const isSame =
      known.share === share &&
      (known.packages ?? []).join() === (packages ?? []).join() &&
      (known.packages === undefined) === (packages === undefined) &&
      compareInstants(known.until, until) === 0;
    if (!isSame) return holdoutChanged(holdout.key, known.beganAt);
  }
  return undefined;
}

/** A holdout begins with the first experiment that comes with it. */
const newHoldouts = (
  holdouts: readonly Holdout[],
  began: readonly StoredHoldout[],
  now: Instant,
): readonly NewHoldout[] =>
  holdouts
    .filter(({ key, until }) => !began.some((each) => each.key === key) && compareInstants(until, now) > 0)
    .map(kept);
