import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What an experiment is compared by. Bills, what units paid before, and the figures of each unit can be made again from
 * quotes at any time; a snapshot is what was known at its instant, and stays as it is.
 */
export class CreateExperimentSnapshot1796200000000 implements MigrationInterface {
  readonly name = 'CreateExperimentSnapshot1796200000000';

  async up(runner: QueryRunner): Promise<void> {
    await keepMoreOfBills(runner);
    await createFigures(runner);
    await createSnapshots(runner);
    await createBundles(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'experiment_bundle',
      'experiment_snapshot_shard',
      'experiment_snapshot',
      'experiment_cap',
      'unit_figures',
      'experiment_history',
    ])
      await runner.query(`drop table ${table}`);
    await runner.query('drop index assignment_of_unit');
    await runner.query('drop index experiment_bill_of_unit');
    await runner.query('alter table experiment_bill drop column billed, drop column used, drop column cost');
  }
}

async function keepMoreOfBills(runner: QueryRunner): Promise<void> {
  // They are measured again, with what is new of them.
  await runner.query('delete from experiment_bill');
  await runner.query(`
    alter table experiment_bill
      -- By the quote, whatever it was priced by; null while the period is open.
      add column billed numeric(38, 12) check (billed is null or quote_id is not null),
      -- How much was used, and what that costs to provide; null where a version cannot price it.
      add column used numeric,
      add column cost numeric check ((cost is null) = (used is null))`);
  await runner.query(
    `create index experiment_bill_of_unit on experiment_bill (experiment, unit, measured_at)`,
  );
  // What a unit's workspaces come to is asked by the unit.
  await runner.query('create index assignment_of_unit on assignment (experiment, unit)');
  await runner.query(`
    create table experiment_history (
      experiment text collate "C" not null,
      subscription_id uuid not null references subscription,
      starts_at timestamptz not null,
      unit text collate "C" not null,
      -- The quote that says what the period before enrolment costs now.
      quote_id uuid not null,
      -- Under the control's version.
      total numeric(38, 12),
      -- The code of why it cannot be said.
      fault text collate "C",
      measured_at timestamptz not null,
      primary key (experiment, subscription_id, starts_at),
      foreign key (experiment, unit) references assignment_unit,
      check ((total is null) = (fault is not null))
    )`);
  await runner.query(
    `create index experiment_history_of_unit on experiment_history (experiment, unit, measured_at)`,
  );
}

async function createFigures(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table unit_figures (
      experiment text collate "C" not null,
      unit text collate "C" not null,
      variant text collate "C" not null,
      -- Only what is mature is compared; waiting: its window is over, but not all of it is billed and rated.
      state text collate "C" not null check (state in ('young', 'waiting', 'unpriceable', 'mature')),
      -- Its first whole period begins.
      starts_at timestamptz not null,
      matures_at timestamptz not null,
      -- What was paid by the end of each whole period, credits taken off.
      revenue numeric[] not null,
      -- Over all of the window.
      billed numeric not null,
      credits numeric not null,
      used numeric not null,
      cost numeric not null,
      -- Under every variant, in their order.
      totals numeric[] not null,
      -- The mean bill of the periods before; null where there are none.
      history numeric,
      -- Fewer of something than at the start; null for whoever was not subscribed at both ends.
      is_downgraded boolean,
      had_transition boolean not null,
      is_overridden boolean not null,
      late_outcomes integer not null,
      -- Of a fixed list: compared by the blocks that it was drawn in.
      is_listed boolean not null,
      computed_at timestamptz not null,
      primary key (experiment, unit),
      foreign key (experiment, unit, variant) references assignment_unit (experiment, unit, variant)
    )`);
  await runner.query(`
    create table experiment_cap (
      experiment text collate "C" not null references experiment,
      metric text collate "C" not null,
      -- Percent of the units that it was taken from.
      percentile numeric not null,
      cap numeric not null,
      units integer not null,
      fixed_at timestamptz not null,
      primary key (experiment, metric)
    )`);
  await runner.query(`
    create trigger experiment_cap_kept before update or delete on experiment_cap
    for each row execute function refuse_change()`);
}

async function createBundles(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table experiment_bundle (
      experiment text collate "C" primary key references experiment,
      -- What was signed is never laid out anew: the reply, byte for byte.
      document text not null,
      made_at timestamptz not null
    )`);
  await runner.query(`
    create trigger experiment_bundle_kept before update or delete on experiment_bundle
    for each row execute function refuse_change()`);
  await runner.query(`
    create trigger experiment_bundle_not_emptied before truncate on experiment_bundle
    for each statement execute function refuse_change()`);
}

async function createSnapshots(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table experiment_snapshot (
      id uuid primary key,
      experiment text collate "C" not null references experiment,
      as_of timestamptz not null,
      requested_by text not null,
      -- Canonical JSON, and its SHA-256; null until it is done.
      document text,
      hash text collate "C" check (hash ~ '^[0-9a-f]{64}$'),
      done_at timestamptz,
      check ((document is null) = (done_at is null) and (hash is null) = (done_at is null))
    )`);
  await runner.query(`
    create index experiment_snapshot_newest on experiment_snapshot (experiment, as_of desc)
    where done_at is not null`);
  await runner.query(`
    create trigger experiment_snapshot_kept before update on experiment_snapshot
    for each row when (old.done_at is not null) execute function refuse_change()`);
  await runner.query(`
    create table experiment_snapshot_shard (
      snapshot_id uuid not null references experiment_snapshot on delete cascade,
      shard integer not null check (shard >= 1),
      first_unit text collate "C" not null,
      last_unit text collate "C" not null check (last_unit >= first_unit),
      done_at timestamptz,
      primary key (snapshot_id, shard)
    )`);
  await runner.query(`
    create index experiment_snapshot_shard_at_work on experiment_snapshot_shard (snapshot_id, shard)
    where done_at is null`);
}
