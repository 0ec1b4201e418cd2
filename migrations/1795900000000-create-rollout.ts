import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Rollouts: where each stands, what happened to it, and on which evidence. A stage is entered once and in order; what
 * happened and what was seen is only ever added to; a person approves of evidence that is there, and not of their own
 * experiment.
 */
export class CreateRollout1795900000000 implements MigrationInterface {
  readonly name = 'CreateRollout1795900000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table experiment_phase drop constraint experiment_phase_cause_check');
    await runner.query(`
      alter table experiment_phase add constraint experiment_phase_cause_check
        check (cause in ('started', 'arm-closed', 'stage'))`);
    await createRollout(runner);
    await createEvents(runner);
    await createApprovals(runner);
    for (const table of ['rollout_event', 'rollout_evidence', 'stage_approval'])
      await runner.query(`
        create trigger ${table}_kept before update or delete on ${table}
        for each row execute function refuse_change()`);
    for (const table of ['rollout', 'rollout_event', 'rollout_evidence', 'stage_approval'])
      await runner.query(`
        create trigger ${table}_not_emptied before truncate on ${table}
        for each statement execute function refuse_change()`);
    await runner.query(`
      insert into rollout (experiment, state, revision, stage, entered_at, clear_since, next_check_at)
      select e.key, case e.state when 'running' then 'ramping' else 'done' end, 1, 1, p.from_at, null,
        case e.state when 'running' then p.from_at end
      from experiment e join experiment_phase p on p.experiment = e.key and p.phase = 1`);
    await runner.query(`
      insert into rollout_event (experiment, number, kind, stage, at, by)
      select r.experiment, 1, 'entered', 1, r.entered_at, e.started_by
      from rollout r join experiment e on e.key = r.experiment`);
    await runner.query(`
      insert into rollout_event (experiment, number, kind, stage, at, by, reason)
      select key, 2, 'stopped', 1, stopped_at, stopped_by, stop_reason from experiment where stopped_at is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['stage_approval', 'rollout_event', 'rollout_evidence', 'rollout'])
      await runner.query(`drop table ${table}`);
    for (const check of ['check_rollout', 'check_stage_approval'])
      await runner.query(`drop function ${check}`);
    await runner.query('alter table experiment_phase drop constraint experiment_phase_cause_check');
    await runner.query(`
      alter table experiment_phase add constraint experiment_phase_cause_check
        check (cause in ('started', 'arm-closed'))`);
  }
}

async function createRollout(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table rollout (
      experiment text collate "C" primary key references experiment,
      state text collate "C" not null check (state in ('ramping', 'paused', 'done')),
      -- Grows with every look and every change: a hint names it.
      revision integer not null check (revision >= 1),
      stage integer not null check (stage >= 1),
      entered_at timestamptz not null,
      -- How long it was paused in this stage.
      paused_ms bigint not null default 0 check (paused_ms >= 0),
      paused_at timestamptz,
      pause_reason text,
      -- Since when nothing but the time holds it; null: something else does.
      clear_since timestamptz,
      -- What a person has accepted in this stage, and errors in a row by gate: JSON.
      accepted text not null default '[]',
      errors text not null default '{}',
      checked_at timestamptz,
      -- Null: nothing comes by itself.
      next_check_at timestamptz,
      check ((paused_at is not null) = (state = 'paused') and (pause_reason is not null) = (state = 'paused')),
      check (state = 'ramping' or next_check_at is null)
    )`);
  await runner.query(`create index rollout_due on rollout (next_check_at) where state = 'ramping'`);
  await runner.query(`
    create function check_rollout() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then
        raise exception 'the rollout of % stays', old.experiment using errcode = 'restrict_violation';
      end if;
      if tg_op = 'INSERT' then
        if new.stage <> 1 then
          raise exception 'a rollout begins with its first stage' using errcode = 'restrict_violation';
        end if;
        return new;
      end if;
      if old.state = 'done' or new.experiment <> old.experiment or new.revision <> old.revision + 1
        or new.stage < old.stage or (new.stage = old.stage
          and (new.entered_at <> old.entered_at or new.paused_ms < old.paused_ms))
        or (new.stage > old.stage and (old.state <> 'ramping' or new.state <> 'ramping'
          or new.entered_at < old.entered_at)) then
        raise exception 'a rollout goes from stage to stage, never back, and ends once'
          using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`);
  await runner.query(`
    create trigger rollout_checked before insert or update or delete on rollout
    for each row execute function check_rollout()`);
}

async function createEvents(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table rollout_evidence (
      id uuid primary key,
      experiment text collate "C" not null references rollout,
      stage integer not null,
      hash text collate "C" not null check (hash ~ '^[0-9a-f]{64}$'),
      -- What every gate said, and why: JSON.
      gates text not null,
      at timestamptz not null,
      unique (experiment, stage, hash)
    )`);
  await runner.query(`
    create table rollout_event (
      experiment text collate "C" not null references rollout,
      -- In the order in which they happened, from 1.
      number integer not null check (number >= 1),
      kind text collate "C" not null
        check (kind in ('entered', 'paused', 'resumed', 'approved', 'completed', 'stopped')),
      -- The stage that it happened in; of 'entered' the one that was entered.
      stage integer not null check (stage >= 1),
      at timestamptz not null,
      by text not null,
      reason text,
      evidence uuid references rollout_evidence,
      primary key (experiment, number)
    )`);
  await runner.query(
    `create unique index rollout_entered_once on rollout_event (experiment, stage) where kind = 'entered'`,
  );
  await runner.query(
    `create unique index rollout_ends_once on rollout_event (experiment) where kind in ('completed', 'stopped')`,
  );
}

async function createApprovals(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table stage_approval (
      id uuid primary key,
      experiment text collate "C" not null,
      stage integer not null,
      evidence_hash text collate "C" not null,
      holder text not null,
      key_id text not null,
      comment text,
      at timestamptz not null,
      unique (experiment, stage, evidence_hash, holder),
      foreign key (experiment, stage, evidence_hash) references rollout_evidence (experiment, stage, hash)
    )`);
  await runner.query(`
    create function check_stage_approval() returns trigger language plpgsql as $$
    declare
      about experiment;
    begin
      select * into about from experiment e where e.key = new.experiment;
      if new.holder = about.submitted_by or new.holder = any (about.written_by) then
        raise exception 'nobody approves a stage of their own experiment' using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`);
  await runner.query(`
    create trigger stage_approval_checked before insert on stage_approval
    for each row execute function check_stage_approval()`);
}
