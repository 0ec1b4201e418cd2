import type { MigrationInterface, QueryRunner } from 'typeorm';

const KEPT = ['assignment_unit', 'assignment', 'exposure', 'experiment_decision'] as const;

/**
 * Who has which arm, when they first saw its price, and which price is theirs. A unit has one arm of an experiment for
 * ever, and no workspace has another one than its unit. A lock names a version and its hash, outlives its experiment,
 * and never meets another one of the same workspace and package.
 */
export class CreateAssignment1795800000001 implements MigrationInterface {
  readonly name = 'CreateAssignment1795800000001';

  async up(runner: QueryRunner): Promise<void> {
    await createAssignments(runner);
    await createLocks(runner);
    await runner.query(`
      create table asked_price (
        workspace_id text collate "C" not null,
        package_key text collate "C" not null,
        -- The start of the period whose price was asked.
        starts_at timestamptz not null,
        -- Whether the first who asked was given an arm: the answer holds for all of the period.
        enrolled boolean not null,
        at timestamptz not null,
        primary key (workspace_id, package_key, starts_at)
      )`);
    await runner.query(`
      create function check_asked_price() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or old is distinct from new then
          raise exception 'a price is asked for the first time once' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$`);
    await runner.query(`
      create trigger asked_price_kept before update or delete on asked_price
      for each row execute function check_asked_price()`);
    await runner.query(`
      create table experiment_decision (
        experiment text collate "C" primary key references experiment,
        variant text collate "C" not null,
        reason text not null,
        -- From when on the variant's version is to be current for everybody.
        from_at timestamptz not null,
        decided_by text not null,
        decided_at timestamptz not null,
        foreign key (experiment, variant) references experiment_variant
      )`);
    for (const table of KEPT)
      await runner.query(`
        create trigger ${table}_kept before update or delete on ${table}
        for each row execute function refuse_change()`);
    for (const table of [...KEPT, 'price_lock', 'asked_price'])
      await runner.query(`
        create trigger ${table}_not_emptied before truncate on ${table}
        for each statement execute function refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'experiment_decision',
      'asked_price',
      'price_lock',
      'exposure',
      'assignment',
      'assignment_unit',
    ])
      await runner.query(`drop table ${table}`);
    for (const check of ['check_unit', 'check_price_lock', 'check_asked_price'])
      await runner.query(`drop function ${check}`);
  }
}

async function createAssignments(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table assignment_unit (
      experiment text collate "C" not null,
      unit text collate "C" not null,
      variant text collate "C" not null,
      -- None of a unit of a fixed list, which is drawn within its stratum.
      bucket integer check (bucket >= 0 and bucket < 10000),
      stratum text,
      block integer check (block >= 1),
      -- In which phase of the experiment: what shares are expected is counted by it.
      phase integer not null check (phase >= 1),
      reason text not null,
      package_version integer not null,
      -- Of the workspace, as they were: canonical JSON.
      attributes text not null,
      at timestamptz not null,
      recorded_at timestamptz not null,
      check ((bucket is null) = (stratum is not null) and (stratum is null) = (block is null)),
      primary key (experiment, unit),
      unique (experiment, unit, variant),
      foreign key (experiment, variant) references experiment_variant,
      foreign key (experiment, phase) references experiment_phase
    )`);
  await runner.query(`
    create function check_unit() returns trigger language plpgsql as $$
    begin
      if new.bucket is null then
        if not exists (
          select from experiment_variant v join experiment e on e.key = v.experiment
          where v.experiment = new.experiment and v.key = new.variant and v.closed_at is null and e.state = 'running'
        ) then
          raise exception 'a list is drawn for open variants of a running experiment'
            using errcode = 'restrict_violation';
        end if;
      elsif not exists (
        select from bucket_ownership b
        where b.experiment = new.experiment and b.variant = new.variant and b.buckets @> new.bucket
          and b.phase <= new.phase and b.from_at <= new.at
      ) then
        raise exception 'bucket % of % is not live in variant %', new.bucket, new.experiment, new.variant
          using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`);
  await runner.query(`
    create trigger assignment_unit_checked before insert on assignment_unit
    for each row execute function check_unit()`);
  await runner.query(`create index assignment_unit_by_arm on assignment_unit (experiment, variant, at)`);
  await runner.query(`
    create table assignment (
      experiment text collate "C" not null,
      workspace_id text collate "C" not null,
      unit text collate "C" not null,
      variant text collate "C" not null,
      -- Where its price begins: the start of a period, or the instant itself.
      starts_at timestamptz not null,
      at timestamptz not null,
      primary key (experiment, workspace_id),
      foreign key (experiment, unit, variant) references assignment_unit (experiment, unit, variant)
    )`);
  await runner.query(`create index assignment_of_workspace on assignment (workspace_id)`);
  await runner.query(`
    create table exposure (
      experiment text collate "C" not null,
      unit text collate "C" not null,
      variant text collate "C" not null,
      workspace_id text collate "C",
      -- None where the arm was told without a quote.
      quote_id uuid,
      at timestamptz not null,
      primary key (experiment, unit),
      foreign key (experiment, unit, variant) references assignment_unit (experiment, unit, variant)
    )`);
}

async function createLocks(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table price_lock (
      id uuid primary key,
      workspace_id text collate "C" not null,
      package_key text collate "C" not null,
      package_version integer not null,
      content_hash text collate "C" not null,
      span tstzrange not null check (
        not isempty(span) and not lower_inf(span) and lower_inc(span) and not upper_inc(span)),
      -- No reference: a lock outlives what it came from. Null for one that a person gave.
      experiment text collate "C",
      variant text collate "C" check ((variant is null) = (experiment is null)),
      reason text not null,
      created_at timestamptz not null,
      created_by text not null,
      -- Taken back: it prices nothing that is not billed already.
      revoked_at timestamptz,
      revoked_by text check ((revoked_by is null) = (revoked_at is null)),
      -- What the workspace pays from its end on, which is said once nobody enrols any more.
      then_apply text collate "C" check (then_apply in ('keep', 'winner', 'control', 'lowest')),
      settled_at timestamptz check (settled_at is null or then_apply is not null),
      -- What that came to: a word, or the code of what stood in the way.
      settled_as text check ((settled_as is null) = (settled_at is null)),
      foreign key (package_key, package_version, content_hash)
        references package_version (package_key, number, hash),
      constraint price_locked_once exclude using gist
        (workspace_id with =, package_key with =, span with &&) where (revoked_at is null)
    )`);
  await runner.query(`
    create index price_lock_to_settle on price_lock (upper(span))
    where then_apply is not null and settled_at is null and revoked_at is null`);
  await runner.query(`create index price_lock_of_experiment on price_lock (experiment, workspace_id)`);
  await runner.query(`
    create function check_price_lock() returns trigger language plpgsql as $$
    declare
      free text[] := array['span', 'revoked_at', 'revoked_by', 'then_apply', 'settled_at', 'settled_as'];
    begin
      if tg_op = 'DELETE' or old.revoked_at is not null or old.settled_at is not null
        or to_jsonb(old) - free is distinct from to_jsonb(new) - free
        or lower(old.span) <> lower(new.span) or not new.span <@ old.span then
        raise exception 'a price lock is only ever shortened or revoked' using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`);
  await runner.query(`
    create trigger price_lock_checked before update or delete on price_lock
    for each row execute function check_price_lock()`);
}
