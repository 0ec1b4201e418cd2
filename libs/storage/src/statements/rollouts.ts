import type { RolloutEvent } from '../records/rollouts.js';

const ROLLOUT = `experiment, state, revision, stage, entered_at as "enteredAt", paused_ms::text as "pausedMs",
  paused_at as "pausedAt", pause_reason as "pauseReason", clear_since as "clearSince", accepted, errors,
  checked_at as "checkedAt", next_check_at as "nextCheckAt", enrolment_held_at as "enrolmentHeldAt"`;

export interface RolloutRow {
  readonly experiment: string;
  readonly state: 'ramping' | 'paused' | 'done';
  readonly revision: number;
  readonly stage: number;
  readonly enteredAt: string;
  readonly pausedMs: string;
  readonly pausedAt: string | null;
  readonly pauseReason: string | null;
  readonly clearSince: string | null;
  readonly accepted: string;
  readonly errors: string;
  readonly checkedAt: string | null;
  readonly nextCheckAt: string | null;
  readonly enrolmentHeldAt: string | null;
}

export const findRollout = `select ${ROLLOUT} from rollout where experiment = $1`;

/** The same, held to the end of the unit of work. */
export const lockRollout = `${findRollout} for update`;

export const insertRollout = `
  insert into rollout (experiment, state, revision, stage, entered_at, clear_since, next_check_at)
  values ($1, 'ramping', 1, 1, $2, $3, $4)`;

export const updateRollout = `
  update rollout set state = $2, revision = $3, stage = $4, entered_at = $5, paused_ms = $6, paused_at = $7,
    pause_reason = $8, clear_since = $9, accepted = $10, errors = $11, checked_at = $12, next_check_at = $13,
    enrolment_held_at = $14
  where experiment = $1`;

/** Rollouts whose next look is due at `$1`. */
export const dueRollouts = `
  select experiment, revision from rollout
  where state <> 'done' and next_check_at <= $1 order by next_check_at limit 1000`;

export const addRolloutEvent = `
  insert into rollout_event (experiment, number, kind, stage, at, by, reason, evidence)
  select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7 from rollout_event where experiment = $1`;

export const rolloutEvents = `
  select kind, stage, at, by, reason, evidence from rollout_event where experiment = $1 order by number`;

export interface RolloutEventRow {
  readonly kind: RolloutEvent['kind'];
  readonly stage: number;
  readonly at: string;
  readonly by: string;
  readonly reason: string | null;
  readonly evidence: string | null;
}

export const insertEvidence = `
  insert into rollout_evidence (id, experiment, stage, hash, gates, at) values ($1, $2, $3, $4, $5, $6)`;

/** The newest of stage `$2`. */
export const newestEvidence = `
  select id, experiment, stage, hash, gates, at from rollout_evidence
  where experiment = $1 and stage = $2 order by at desc, id desc limit 1`;

export interface EvidenceRow {
  readonly id: string;
  readonly experiment: string;
  readonly stage: number;
  readonly hash: string;
  readonly gates: string;
  readonly at: string;
}

export const insertStageApproval = `
  insert into stage_approval (id, experiment, stage, evidence_hash, holder, key_id, comment, at)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`;

/** Who has approved of evidence `$3` of stage `$2`, in their order. */
export const stageApprovers = `
  select holder from stage_approval where experiment = $1 and stage = $2 and evidence_hash = $3 order by at, id`;

/**
 * What may still change figures that were looked at: meters that have not counted the events from before them, and
 * closes of periods that are at work.
 */
export const staleFigures = `
  select
    (select count(*)::integer from usage_meter where filled_at is null and retired_at is null) as "fillingMeters",
    (select count(*)::integer from period_close where ended_at is null) as "closes"`;

export const unfinishedStops = `
  select e.key from rollout r join experiment e on e.key = r.experiment
  where r.state <> 'done' and e.state = 'stopped' order by e.key`;
