import { Injectable } from '@nestjs/common';
import { type Instant } from '#calendar';
import { Clock, ExperimentStore, type ExperimentVariant, type StoredExperiment, UnitOfWork } from '#storage';
import type { Actor } from '../actor.js';
import { type Outcome, refused } from '../fault.js';
import { CreateMigration, type MigrationWanted } from '../migrating/create-migration.js';
import { nothingToMigrate } from '../migrating/migration-faults.js';
import type { MigrationView } from '../migrating/migration-view.js';
import { PromoteVersion } from '../publishing/promote-version.js';
import {
  shippedOther,
  unknownExperiment,
  unknownVariant,
  wrongExperimentState,
} from './experiment-faults.js';
import { ExperimentLedger } from './experiment-ledger.js';
import { StopExperiment, type Stopped } from './stop-experiment.js';

export interface ShipRequest {
  readonly key: string;
  readonly variant: string;
  /** From when on its version is current for everybody. */
  readonly from: Instant;
  readonly reason: string;
  readonly dryRun: boolean;
  readonly actor: Actor;
}

export interface Shipped {
  /** `in-review` until somebody else has approved the promotion and it is asked for again. */
  readonly state: 'in-review' | 'shipped';
  readonly dryRun: boolean;
  readonly variant: ExperimentVariant;
  readonly from: Instant;
  /** What becomes of the prices that the experiment gave. */
  readonly stop: Stopped;
  /** Who else would move, as a draft; none when nobody would. */
  readonly migration?: MigrationView;
}

/**
 * Gives everybody one variant, in one reviewed act: enrolment stops, the variant's version is promoted once another
 * person has approved that, the decision is kept for whoever pays what wins, and everybody else's move is planned as a
 * migration, for a person to start.
 */
@Injectable()
export class ShipExperiment {
  constructor(
    private readonly work: UnitOfWork,
    private readonly experiments: ExperimentStore,
    private readonly stopExperiment: StopExperiment,
    private readonly promoteVersion: PromoteVersion,
    private readonly createMigration: CreateMigration,
    private readonly ledger: ExperimentLedger,
    private readonly clock: Clock,
  ) {}

  async run(request: ShipRequest): Promise<Outcome<Shipped>> {
    const { key, dryRun, from, reason, actor } = request;
    // One unit of work: a refusal on the way leaves nothing of what came before it.
    return await this.#whole(async () => {
      const found = await this.#find(request);
      if (!found.ok) return found;
      const { variant, stored } = found.value;
      // What is stopped already is only looked at.
      const looks = dryRun || stored.state === 'stopped';
      const asked = { key, verb: 'stop-enrolment', dryRun: looks, reason, actor } as const;
      const stop = await this.stopExperiment.run(asked);
      if (!stop.ok) return stop;
      const about = { dryRun, variant, from, stop: stop.value };
      if (dryRun) {
        const migration = await this.#migration(request, variant);
        if (!migration.ok) return migration;
        return { ok: true, value: { ...about, state: 'in-review', ...of(migration.value) } };
      }
      const { packageKey, packageVersion: number, contentHash } = variant;
      const promoted = await this.promoteVersion.run({
        key: packageKey,
        number,
        from,
        contentHash,
        supersedes: [],
        actor,
      });
      if (!promoted.ok) return promoted;
      if (promoted.value.state === 'in-review') return { ok: true, value: { ...about, state: 'in-review' } };
      const decision = await this.experiments.decisionOf(key);
      if (decision !== undefined) return { ok: true, value: { ...about, state: 'shipped' } };
      const migration = await this.#migration(request, variant);
      if (!migration.ok) return migration;
      const now = this.clock.now();
      await this.experiments.decide(key, {
        variant: variant.key,
        reason,
        from,
        decidedBy: actor.holder,
        decidedAt: now,
      });
      const detail = { variant: variant.key, package: `${packageKey}@${number}` };
      await this.ledger.record(
        { actor, happened: 'shipped', experiment: stop.value.view.stored, reason, detail },
        now,
      );
      return { ok: true, value: { ...about, state: 'shipped', ...of(migration.value) } };
    });
  }

  async #whole(work: () => Promise<Outcome<Shipped>>): Promise<Outcome<Shipped>> {
    let refusal: Outcome<Shipped> | undefined;
    try {
      return await this.work.run(async () => {
        const outcome = await work();
        if (outcome.ok) return outcome;
        refusal = outcome;
        throw new Refused();
      });
    } catch (error) {
      if (!(error instanceof Refused) || refusal === undefined) throw error;
      return refusal;
    }
  }

  async #find({
    key,
    variant: named,
  }: ShipRequest): Promise<Outcome<{ stored: StoredExperiment; variant: ExperimentVariant }>> {
    const stored = await this.experiments.find(key);
    if (stored === undefined) return refused(unknownExperiment(key));
    if (stored.state !== 'running' && stored.state !== 'stopped')
      return refused(wrongExperimentState(key, 'ship', stored.state));
    const variants = await this.experiments.variantsOf(key);
    const variant = variants.find((each) => each.key === named);
    if (variant === undefined)
      return refused(
        unknownVariant(
          key,
          named,
          variants.map((each) => each.key),
        ),
      );
    const decision = await this.experiments.decisionOf(key);
    return decision !== undefined && decision.variant !== named
      ? refused(shippedOther(key, decision.variant))
      : { ok: true, value: { stored, variant } };
  }

  /** Everybody else, with their next renewal; who is locked or held out is left alone by every migration. */
  async #migration(
    { reason, dryRun, actor }: ShipRequest,
    { packageKey, packageVersion: toVersion }: ExperimentVariant,
  ): Promise<Outcome<MigrationView | undefined>> {
    const wanted: MigrationWanted = {
      packageKey,
      toVersion,
      filter: {},
      mode: 'renewal',
      overrideLocks: false,
      stages: [],
      reason,
      dryRun,
    };
    const created = await this.createMigration.run(wanted, actor);
    const isEmpty = !created.ok && created.faults[0].code === nothingToMigrate.code;
    return isEmpty ? { ok: true, value: undefined } : created;
  }
}

class Refused extends Error {}
const of = (migration: MigrationView | undefined) => (migration === undefined ? {} : { migration });
