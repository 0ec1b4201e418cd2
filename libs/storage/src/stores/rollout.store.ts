import { type Instant, instantText } from '#calendar';
import { fromDbInstant, orNull } from '../mappings/instants.js';
import type { RolloutEvent, RolloutEvidence, StageApproval, StoredRollout } from '../records/rollouts.js';
import {
  addRolloutEvent,
  dueRollouts,
  type EvidenceRow,
  findRollout,
  insertEvidence,
  insertRollout,
  insertStageApproval,
  lockRollout,
  newestEvidence,
  type RolloutEventRow,
  rolloutEvents,
  type RolloutRow,
  stageApprovers,
  staleFigures,
  unfinishedStops,
  updateRollout,
} from '../statements/rollouts.js';
import { UnitOfWork } from '../unit-of-work.js';

/** Rollouts of started experiments, what happened to them, and what was known then. */
export class RolloutStore {
  constructor(private readonly work: UnitOfWork) {}

  async find(experiment: string): Promise<StoredRollout | undefined> {
    const [row] = await this.work.manager.query<RolloutRow[]>(findRollout, [experiment]);
    return row && fromRow(row);
  }

  /** Held to the end of the unit of work. */
  async lock(experiment: string): Promise<StoredRollout | undefined> {
    const [row] = await this.work.manager.query<RolloutRow[]>(lockRollout, [experiment]);
    return row && fromRow(row);
  }

  /** It begins with the first stage. */
  async insert({
    experiment,
    enteredAt,
    clearSince,
    nextCheckAt,
  }: Pick<StoredRollout, 'experiment' | 'enteredAt' | 'clearSince' | 'nextCheckAt'>): Promise<void> {
    await this.work.manager.query(insertRollout, [
      experiment,
      instantText(enteredAt),
      orNull(clearSince),
      orNull(nextCheckAt),
    ]);
  }

  /** Writes it, whose revision is one more than the stored one. */
  async update(rollout: StoredRollout): Promise<void> {
    await this.work.manager.query(updateRollout, [
      rollout.experiment,
      rollout.state,
      rollout.revision,
      rollout.stage,
      instantText(rollout.enteredAt),
      rollout.pausedMs,
      orNull(rollout.pausedAt),
      rollout.pauseReason ?? null,
      orNull(rollout.clearSince),
      JSON.stringify(rollout.accepted),
      JSON.stringify(rollout.errors),
      orNull(rollout.checkedAt),
      orNull(rollout.nextCheckAt),
      orNull(rollout.enrolmentHeldAt),
    ]);
  }

  /** The first thousand whose next look is due. */
  async due(now: Instant): Promise<readonly { readonly experiment: string; readonly revision: number }[]> {
    return await this.work.manager.query<{ experiment: string; revision: number }[]>(dueRollouts, [
      instantText(now),
    ]);
  }

  /** Experiments that are stopped while their rollouts are not over. */
  async unfinished(): Promise<readonly string[]> {
    const rows = await this.work.manager.query<{ key: string }[]>(unfinishedStops);
    return rows.map(({ key }) => key);
  }

  /** How much is at work that may still change figures. */
  async staleFigures(): Promise<{ readonly fillingMeters: number; readonly closes: number }> {
    const [row] = await this.work.manager.query<{ fillingMeters: number; closes: number }[]>(staleFigures);
    return row ?? { fillingMeters: 0, closes: 0 };
  }

  /** Call it while the rollout is held: its events are numbered. */
  async add(experiment: string, { kind, stage, at, by, reason, evidence }: RolloutEvent): Promise<void> {
    await this.work.manager.query(addRolloutEvent, [
      experiment,
      kind,
      stage,
      instantText(at),
      by,
      reason ?? null,
      evidence ?? null,
    ]);
  }

  /** In the order in which they happened. */
  async events(experiment: string): Promise<readonly RolloutEvent[]> {
    const rows = await this.work.manager.query<RolloutEventRow[]>(rolloutEvents, [experiment]);
    return rows.map(({ at, reason, evidence, ...same }) => ({
      ...same,
      at: fromDbInstant(at),
      ...(reason !== null && { reason }),
      ...(evidence !== null && { evidence }),
    }));
  }

  async keepEvidence({ id, experiment, stage, hash, gates, at }: RolloutEvidence): Promise<void> {
    await this.work.manager.query(insertEvidence, [id, experiment, stage, hash, gates, instantText(at)]);
  }

  /** What was kept last in this stage. */
  async newestEvidence(experiment: string, stage: number): Promise<RolloutEvidence | undefined> {
    const [row] = await this.work.manager.query<EvidenceRow[]>(newestEvidence, [experiment, stage]);
    return row && { ...row, at: fromDbInstant(row.at) };
  }

  async approve(approval: StageApproval): Promise<void> {
    const { id, experiment, stage, evidenceHash, holder, keyId, comment, at } = approval;
    const values = [id, experiment, stage, evidenceHash, holder, keyId, comment ?? null, instantText(at)];
    await this.work.manager.query(insertStageApproval, values);
  }

  /** Who has approved of exactly this evidence. */
  async approvers(experiment: string, stage: number, evidenceHash: string): Promise<readonly string[]> {
    const values = [experiment, stage, evidenceHash];
    const rows = await this.work.manager.query<{ holder: string }[]>(stageApprovers, values);
    return rows.map(({ holder }) => holder);
  }
}

function fromRow(row: RolloutRow): StoredRollout {
  const { enteredAt, pausedMs, pausedAt, pauseReason, clearSince, accepted, errors, ...more } = row;
  const { checkedAt, nextCheckAt, enrolmentHeldAt, ...same } = more;
  return {
    ...same,
    enteredAt: fromDbInstant(enteredAt),
    pausedMs: Number(pausedMs),
    ...(pausedAt !== null && { pausedAt: fromDbInstant(pausedAt) }),
    ...(pauseReason !== null && { pauseReason }),
    ...(clearSince !== null && { clearSince: fromDbInstant(clearSince) }),
    accepted: JSON.parse(accepted) as StoredRollout['accepted'],
    errors: JSON.parse(errors) as StoredRollout['errors'],
    ...(checkedAt !== null && { checkedAt: fromDbInstant(checkedAt) }),
    ...(nextCheckAt !== null && { nextCheckAt: fromDbInstant(nextCheckAt) }),
    ...(enrolmentHeldAt !== null && { enrolmentHeldAt: fromDbInstant(enrolmentHeldAt) }),
  };
}
