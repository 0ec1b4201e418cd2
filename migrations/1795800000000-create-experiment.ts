import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Experiments, as drafts and as what was started. From the start on what decides anybody's arm never changes: words,
 * seed, layer and variants are frozen, buckets are only ever handed out, and no bucket twice. Two experiments on one
 * package at a time share a layer, and in it no bucket.
 */
export class CreateExperiment1795800000000 implements MigrationInterface {
  readonly name = 'CreateExperiment1795800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table package_version add constraint package_version_pinned unique (package_key, number, hash)',
    );
    await createExperiment(runner);
    await createVariants(runner);
    await createLayers(runner);
    await runner.query(`
      create table holdout (
        key text collate "C" primary key,
        -- Percent, a decimal as text.
        share text not null,
        -- Null: all of them.
        packages text[] collate "C",
        until timestamptz not null check (until > began_at),
        began_at timestamptz not null,
        began_with text collate "C" not null references experiment
      )`);
    await createApprovals(runner);
    for (const table of ['bucket_ownership', 'experiment_phase', 'holdout', 'experiment_approval'])
      await runner.query(`
        create trigger ${table}_kept before update or delete on ${table}
        for each row execute function refuse_change()`);
    for (const table of [
      'experiment',
      'experiment_variant',
      'bucket_ownership',
      'experiment_phase',
      'layer_claim',
      'holdout',
      'experiment_approval',
    ])
      await runner.query(`
        create trigger ${table}_not_emptied before truncate on ${table}
        for each statement execute function refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'experiment_approval',
      'holdout',
      'layer_claim',
      'experiment_phase',
      'bucket_ownership',
      'experiment_variant',
      'experiment',
    ])
      await runner.query(`drop table ${table}`);
    for (const check of [
      'check_experiment',
      'check_variant',
      'check_buckets',
      'check_layer_claim',
      'check_experiment_approval',
    ])
      await runner.query(`drop function ${check}`);
    await runner.query('alter table package_version drop constraint package_version_pinned');
  }
}

async function createExperiment(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table experiment (
      key text collate "C" primary key check (key ~ '^[a-z][a-z0-9-]{0,62}$'),
      state text collate "C" not null
        check (state in ('draft', 'in-review', 'running', 'stopped', 'ended')),
      -- Grows with every change: the entity tag.
      revision integer not null check (revision >= 1),
      -- Grows each time it is handed in for review: an approval is of one submission.
      submission integer not null default 0,
      hash text collate "C" not null check (hash ~ '^[0-9a-f]{64}$'),
      source bytea not null,
      source_path text not null,
      -- Texts of the files that came with it, as JSON: holdouts, metrics.
      beside text not null,
      definition_set text collate "C" not null references definition_set,
      package_key text collate "C" not null,
      seed text collate "C" not null check (seed !~ '^(layer|holdout):'),
      -- Which hash gives a unit its bucket.
      hash_version smallint not null default 1 check (hash_version = 1),
      enrol text collate "C" not null check (enrol in ('new', 'renewal', 'now')),
      -- One of its own when the file names none: nobody else is in it.
      layer text collate "C" not null,
      layer_buckets int4range not null check (layer_buckets <@ int4range(0, 10000) and not isempty(layer_buckets)),
      written_by text[] not null check (cardinality(written_by) >= 1),
      submitted_by text,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      started_at timestamptz,
      started_by text,
      stopped_at timestamptz,
      stopped_by text,
      stop_reason text,
      ended_at timestamptz,
      check ((started_at is null) = (state in ('draft', 'in-review'))),
      check ((started_at is null) = (started_by is null)),
      check ((stopped_at is not null) = (state in ('stopped', 'ended'))),
      check ((stopped_at is null) = (stopped_by is null) and stopped_at >= started_at),
      check ((ended_at is not null) = (state = 'ended') and ended_at >= stopped_at),
      constraint experiment_one_layer exclude using gist (package_key with =, layer with <>)
        where (started_at is not null and ended_at is null)
    )`);
  await runner.query(
    'create unique index experiment_seed_once on experiment (seed) where started_at is not null',
  );
  await runner.query(
    `create index experiment_of_package on experiment (package_key) where state in ('running', 'stopped')`,
  );
  await runner.query(`
    create function check_experiment() returns trigger language plpgsql as $$
    declare
      free text[] := array['state', 'revision', 'updated_at', 'stopped_at', 'stopped_by', 'stop_reason', 'ended_at'];
    begin
      if tg_op = 'DELETE' then
        if old.started_at is not null then
          raise exception 'experiment % was started and stays', old.key using errcode = 'restrict_violation';
        end if;
        return old;
      end if;
      if tg_op = 'INSERT' then
        if new.state <> 'draft' then
          raise exception 'an experiment begins as a draft' using errcode = 'restrict_violation';
        end if;
        return new;
      end if;
      if (new.key, new.created_at) is distinct from (old.key, old.created_at) or new.revision <> old.revision + 1
        or new.submission < old.submission or not old.written_by <@ new.written_by then
        raise exception 'an experiment keeps its identity and authors, and its revision grows by one'
          using errcode = 'restrict_violation';
      end if;
      if new.state in ('in-review', 'running') and old.state = 'in-review' and new.submission = old.submission
        and (new.hash, new.source, new.beside, new.definition_set, new.seed, new.package_key, new.layer,
          new.layer_buckets, new.enrol)
        is distinct from (old.hash, old.source, old.beside, old.definition_set, old.seed, old.package_key, old.layer,
          old.layer_buckets, old.enrol) then
        raise exception 'an experiment in review does not change without being handed in again'
          using errcode = 'restrict_violation';
      end if;
      if old.started_at is not null and (to_jsonb(old) - free is distinct from to_jsonb(new) - free
        or (old.stopped_at is not null and (old.stopped_at, old.stopped_by, old.stop_reason)
          is distinct from (new.stopped_at, new.stopped_by, new.stop_reason))
        or array_position(array['running', 'stopped', 'ended'], new.state)
          < array_position(array['running', 'stopped', 'ended'], old.state)
        or new.state in ('draft', 'in-review')) then
        raise exception 'experiment % was started: it is only ever stopped and ended', old.key
          using errcode = 'restrict_violation';
      end if;
      if old.started_at is null and new.started_at is not null and (old.state <> 'in-review' or not exists (
        select from experiment_approval a where a.experiment = new.key and a.submission = new.submission
          and a.content_hash = new.hash and a.verdict = 'approve')) then
        raise exception 'an experiment starts with what somebody else has approved'
          using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`);
  await runner.query(`
    create trigger experiment_checked before insert or update or delete on experiment
    for each row execute function check_experiment()`);
}

async function createVariants(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table experiment_variant (
      experiment text collate "C" not null references experiment,
      key text collate "C" not null,
      -- The control is the first.
      position integer not null check (position >= 1),
      package_key text collate "C" not null,
      package_version integer not null,
      content_hash text collate "C" not null,
      -- A decimal as text; arms share the buckets by it.
      weight text not null,
      -- Nobody new gets it from then on.
      closed_at timestamptz,
      closed_by text check ((closed_by is null) = (closed_at is null)),
      primary key (experiment, key),
      unique (experiment, position),
      foreign key (package_key, package_version, content_hash)
        references package_version (package_key, number, hash)
    )`);
  await runner.query(`
    create function check_variant() returns trigger language plpgsql as $$
    declare
      free text[] := array['closed_at', 'closed_by'];
    begin
      if tg_op = 'DELETE' or old.closed_at is not null
        or to_jsonb(old) - free is distinct from to_jsonb(new) - free then
        raise exception 'variant % of % is only ever closed', old.key, old.experiment
          using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`);
  await runner.query(`
    create trigger experiment_variant_checked before update or delete on experiment_variant
    for each row execute function check_variant()`);
  await runner.query(`
    create table bucket_ownership (
      experiment text collate "C" not null,
      variant text collate "C" not null,
      buckets int4range not null check (buckets <@ int4range(0, 10000) and not isempty(buckets)),
      phase integer not null check (phase >= 1),
      -- Live from then on.
      from_at timestamptz not null,
      foreign key (experiment, variant) references experiment_variant,
      constraint bucket_owned_once exclude using gist (experiment with =, buckets with &&)
    )`);
  await runner.query(`
    create table experiment_phase (
      experiment text collate "C" not null references experiment,
      phase integer not null check (phase >= 1),
      from_at timestamptz not null,
      -- Which arms who enrols can get, and in which shares, is the same throughout a phase.
      cause text collate "C" not null check (cause in ('started', 'arm-closed')),
      primary key (experiment, phase)
    )`);
  await runner.query(`
    create function check_buckets() returns trigger language plpgsql as $$
    begin
      if not exists (
        select from experiment_variant v join experiment e on e.key = v.experiment
        where v.experiment = new.experiment and v.key = new.variant and v.closed_at is null and e.state = 'running'
      ) then
        raise exception 'buckets go to an open variant of a running experiment' using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`);
  await runner.query(`
    create trigger bucket_ownership_checked before insert on bucket_ownership
    for each row execute function check_buckets()`);
}

async function createLayers(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table layer_claim (
      layer text collate "C" not null,
      buckets int4range not null check (buckets <@ int4range(0, 10000) and not isempty(buckets)),
      experiment text collate "C" primary key references experiment,
      -- Until its last price lock has ended.
      active boolean not null,
      constraint layer_claimed_once exclude using gist (layer with =, buckets with &&) where (active)
    )`);
  await runner.query(`
    create function check_layer_claim() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' or not old.active or to_jsonb(old) - 'active' is distinct from to_jsonb(new) - 'active' then
        raise exception 'the claim of % is only ever released', old.experiment using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`);
  await runner.query(`
    create trigger layer_claim_checked before update or delete on layer_claim
    for each row execute function check_layer_claim()`);
}

async function createApprovals(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table experiment_approval (
      id uuid primary key,
      -- No reference: what was said of a draft outlives it.
      experiment text collate "C" not null,
      submission integer not null,
      verdict text not null check (verdict in ('approve', 'reject')),
      holder text not null,
      key_id text not null,
      content_hash text collate "C" not null,
      comment text,
      at timestamptz not null,
      unique (experiment, submission, holder, content_hash)
    )`);
  await runner.query(`
    create function check_experiment_approval() returns trigger language plpgsql as $$
    declare
      about experiment;
    begin
      select * into about from experiment e where e.key = new.experiment;
      if about.key is null or about.state <> 'in-review' or about.submission <> new.submission
        or about.hash <> new.content_hash then
        raise exception 'an approval is of what is in review' using errcode = 'restrict_violation';
      end if;
      if new.holder = about.submitted_by or new.holder = any (about.written_by) then
        raise exception 'nobody approves their own experiment' using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`);
  await runner.query(`
    create trigger experiment_approval_checked before insert on experiment_approval
    for each row execute function check_experiment_approval()`);
}
