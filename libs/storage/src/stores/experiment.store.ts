import { type Instant, instantText } from '#calendar';
import { MoreThan } from 'typeorm';
import { ExperimentApprovalEntity } from '../entities/experiment-approval.entity.js';
import { ExperimentVariantEntity } from '../entities/experiment-variant.entity.js';
import { ExperimentEntity } from '../entities/experiment.entity.js';
import { fromDbBuckets, toDbBuckets } from '../mappings/bucket-span.js';
import {
  fromDbExperiment,
  fromDbExperimentApproval,
  fromDbExperimentVariant,
  toDbExperiment,
  toDbExperimentApproval,
  toDbExperimentVariant,
} from '../mappings/experiments.js';
import { fromDbInstant } from '../mappings/instants.js';
import type {
  BucketGrant,
  BucketSpan,
  ExperimentApproval,
  ExperimentDecision,
  ExperimentPhase,
  ExperimentVariant,
  StoredExperiment,
} from '../records/experiments.js';
import {
  type ArmCount,
  armCounts,
  type BucketGrantRow,
  bucketsOf,
  claimLayer,
  type DecisionRow,
  findDecision,
  grantBuckets,
  insertDecision,
  insertPhase,
  layerClaims,
  phasesOf,
  type PhaseRow,
  type PhaseUnits,
  seedOwner,
  stopAtOnce,
  unendedOn,
  type UnendedRow,
  unitsByPhase,
} from '../statements/experiments.js';
import { finishedExperiments, releaseLayer } from '../statements/price-locks.js';
import { UnitOfWork } from '../unit-of-work.js';

/** Experiments, their arms and the buckets that these own. */
export class ExperimentStore {
  constructor(private readonly work: UnitOfWork) {}

  async find(key: string): Promise<StoredExperiment | undefined> {
    const row = await this.work.manager.findOneBy(ExperimentEntity, { key });
    return row === null ? undefined : fromDbExperiment(row);
  }

  /** Experiments after key `after`, in the order of their keys. */
  async list(after: string, limit: number): Promise<readonly StoredExperiment[]> {
    const rows = await this.work.manager.find(ExperimentEntity, {
      where: { key: MoreThan(after) },
      order: { key: 'ASC' },
      take: limit,
    });
    return rows.map(fromDbExperiment);
  }

  async insert(experiment: StoredExperiment): Promise<void> {
    await this.work.manager.insert(ExperimentEntity, toDbExperiment(experiment));
  }

  /** Writes the experiment, whose revision is one more than the stored one. */
  async update(experiment: StoredExperiment): Promise<void> {
    await this.work.manager.update(ExperimentEntity, { key: experiment.key }, toDbExperiment(experiment));
  }

  async addApproval(approval: ExperimentApproval): Promise<void> {
    await this.work.manager.insert(ExperimentApprovalEntity, toDbExperimentApproval(approval));
  }

  /** What was said about the present submission, in the order in which it was said. */
  async approvalsOf({
    key,
    submission,
    contentHash,
  }: StoredExperiment): Promise<readonly ExperimentApproval[]> {
    const rows = await this.work.manager.find(ExperimentApprovalEntity, {
      where: { experiment: key, submission, contentHash },
      order: { at: 'ASC', id: 'ASC' },
    });
    return rows.map(fromDbExperimentApproval);
  }

  async insertVariants(variants: readonly ExperimentVariant[]): Promise<void> {
    await this.work.manager.insert(ExperimentVariantEntity, variants.map(toDbExperimentVariant));
  }

  /** In their order; none before the start. */
  async variantsOf(experiment: string): Promise<readonly ExperimentVariant[]> {
    const rows = await this.work.manager.find(ExperimentVariantEntity, {
      where: { experiment },
      order: { position: 'ASC' },
    });
    return rows.map(fromDbExperimentVariant);
  }

  /** Buckets become their variants' own, live from `from` on. */
  async grantBuckets(
    experiment: string,
    grants: readonly { readonly variant: string; readonly buckets: BucketSpan }[],
    { phase, from }: Pick<BucketGrant, 'phase' | 'from'>,
  ): Promise<void> {
    await this.work.manager.query(grantBuckets, [
      experiment,
      grants.map(({ variant }) => variant),
      grants.map(({ buckets }) => toDbBuckets(buckets)),
      phase,
      instantText(from),
    ]);
  }

  async bucketsOf(experiment: string): Promise<readonly BucketGrant[]> {
    const rows = await this.work.manager.query<BucketGrantRow[]>(bucketsOf, [experiment]);
    return rows.map(({ buckets, from, ...same }) => ({
      ...same,
      buckets: fromDbBuckets(buckets),
      from: fromDbInstant(from),
    }));
  }

  async claimLayer({
    layer,
    layerBuckets,
    key,
  }: Pick<StoredExperiment, 'layer' | 'layerBuckets' | 'key'>): Promise<void> {
    await this.work.manager.query(claimLayer, [layer, toDbBuckets(layerBuckets), key]);
  }

  /** Experiments that keep some of these buckets of the layer. */
  async claimsMeeting({
    layer,
    layerBuckets,
    key,
  }: Pick<StoredExperiment, 'layer' | 'layerBuckets' | 'key'>): Promise<
    readonly { readonly experiment: string; readonly buckets: BucketSpan }[]
  > {
    const rows = await this.work.manager.query<{ experiment: string; buckets: string }[]>(layerClaims, [
      layer,
      toDbBuckets(layerBuckets),
      key,
    ]);
    return rows.map(({ experiment, buckets }) => ({ experiment, buckets: fromDbBuckets(buckets) }));
  }

  /** Other experiments on the package that have started and not ended. */
  async unendedOn(packageKey: string, but = ''): Promise<readonly UnendedRow[]> {
    return await this.work.manager.query<UnendedRow[]>(unendedOn, [packageKey, but]);
  }

  /** Which other experiment was ever started with this seed. */
  async seedOwner(seed: string, but: string): Promise<string | undefined> {
    const [row] = await this.work.manager.query<{ key: string }[]>(seedOwner, [seed, but]);
    return row?.key;
  }

  async armCounts(experiment: string): Promise<readonly ArmCount[]> {
    return await this.work.manager.query<ArmCount[]>(armCounts, [experiment]);
  }

  async unitsByPhase(experiment: string): Promise<readonly PhaseUnits[]> {
    return await this.work.manager.query<PhaseUnits[]>(unitsByPhase, [experiment]);
  }

  /**
   * Nobody enrols from `at` on: a direct write, which waits for nothing but enrolments that are being written. False
   * when it does not run.
   */
  async stopAtOnce(
    experiment: string,
    { at, by, reason }: { readonly at: Instant; readonly by: string; readonly reason: string },
  ): Promise<boolean> {
    const rows = await this.work.manager.query<unknown[]>(stopAtOnce, [
      experiment,
      instantText(at),
      by,
      reason,
    ]);
    return rows.length > 0;
  }

  /** Stopped experiments whose last price lock has ended by `now`. */
  async finished(now: Instant): Promise<readonly string[]> {
    const rows = await this.work.manager.query<{ key: string }[]>(finishedExperiments, [instantText(now)]);
    return rows.map(({ key }) => key);
  }

  /** Its slice of the layer is free for others. */
  async releaseLayer(experiment: string): Promise<void> {
    await this.work.manager.query(releaseLayer, [experiment]);
  }

  async insertPhase(experiment: string, { phase, from, cause }: ExperimentPhase): Promise<void> {
    await this.work.manager.query(insertPhase, [experiment, phase, instantText(from), cause]);
  }

  async phasesOf(experiment: string): Promise<readonly ExperimentPhase[]> {
    const rows = await this.work.manager.query<PhaseRow[]>(phasesOf, [experiment]);
    return rows.map(({ from, ...same }) => ({ ...same, from: fromDbInstant(from) }));
  }

  /** Nobody new gets this variant from `at` on. */
  async closeVariant(experiment: string, key: string, at: Instant, by: string): Promise<void> {
    await this.work.manager.update(
      ExperimentVariantEntity,
      { experiment, key },
      { closedAt: instantText(at), closedBy: by },
    );
  }

  /** Said once, for ever. */
  async decide(experiment: string, decision: ExperimentDecision): Promise<void> {
    const { variant, reason, from, decidedBy, decidedAt } = decision;
    const values = [experiment, variant, reason, instantText(from), decidedBy, instantText(decidedAt)];
    await this.work.manager.query(insertDecision, values);
  }

  async decisionOf(experiment: string): Promise<ExperimentDecision | undefined> {
    const [row] = await this.work.manager.query<DecisionRow[]>(findDecision, [experiment]);
    return row && { ...row, from: fromDbInstant(row.from), decidedAt: fromDbInstant(row.decidedAt) };
  }
}
