import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a workspace holds, and since when. The header says what never changes; segments say which version and which
 * quantities hold in which span. Segments are appended: one that a change ends is closed once, one that a change
 * replaces is superseded and stays. The database itself holds that live segments never overlap, and that a workspace
 * never holds one package twice at one instant.
 */
export class CreateSubscription1795600300001 implements MigrationInterface {
  readonly name = 'CreateSubscription1795600300001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create extension if not exists btree_gist');
    await runner.query(`
      create table subscription (
        id uuid primary key,
        workspace_id text collate "C" not null references workspace,
        package_key text collate "C" not null,
        anchor timestamptz not null,
        anchoring text not null check (anchoring in ('anniversary', 'calendar')),
        time_zone text not null,
        started_at timestamptz not null,
        -- At the very start: it was called off before it began.
        ended_at timestamptz check (ended_at >= started_at),
        revision integer not null check (revision >= 1),
        created_at timestamptz not null,
        constraint subscription_held_once exclude using gist
          (workspace_id with =, package_key with =, tstzrange(started_at, ended_at) with &&)
      )`);
    await runner.query(`create index subscription_of_workspace on subscription (workspace_id, id)`);
    await runner.query(`create index subscription_of_package on subscription (package_key, id)`);
    await runner.query(`
      create table subscription_segment (
        id uuid primary key,
        subscription_id uuid not null references subscription,
        span tstzrange not null check (
          not isempty(span) and not lower_inf(span) and lower_inc(span) and not upper_inc(span)),
        package_version integer not null check (package_version >= 1),
        quantities text not null,
        state text not null check (state in ('active', 'paused')),
        recorded_at timestamptz not null,
        recorded_by text not null,
        cause text not null,
        superseded_at timestamptz,
        constraint subscription_segment_apart exclude using gist
          (subscription_id with =, span with &&) where (superseded_at is null)
      )`);
    await runner.query(
      `create index subscription_segment_history on subscription_segment (subscription_id, recorded_at)`,
    );
    await refuseChanges(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table subscription_segment');
    await runner.query('drop table subscription');
    await runner.query('drop function refuse_change_but_closing');
    await runner.query('drop function refuse_change_but_ending');
  }
}

async function refuseChanges(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create function refuse_change_but_ending() returns trigger language plpgsql as $$
    declare
      free text[] := array['ended_at', 'revision'];
    begin
      if to_jsonb(old) - free is distinct from to_jsonb(new) - free then
        raise exception 'subscription % only ever ends', old.id using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`);
  await runner.query(`
    create function refuse_change_but_closing() returns trigger language plpgsql as $$
    declare
      is_superseded boolean := old.superseded_at is null and new.superseded_at is not null
        and to_jsonb(old) - 'superseded_at' = to_jsonb(new) - 'superseded_at';
      is_closed boolean := old.superseded_at is null and upper_inf(old.span) and not upper_inf(new.span)
        and lower(old.span) = lower(new.span) and to_jsonb(old) - 'span' = to_jsonb(new) - 'span';
    begin
      if not (is_superseded or is_closed) then
        raise exception 'segment % is only ever closed once or superseded once', old.id
          using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`);
  await runner.query(`
    create trigger subscription_changes before update on subscription
    for each row execute function refuse_change_but_ending()`);
  await runner.query(`
    create trigger subscription_segment_changes before update on subscription_segment
    for each row execute function refuse_change_but_closing()`);
  for (const table of ['subscription', 'subscription_segment']) {
    await runner.query(`
      create trigger ${table}_kept before delete on ${table}
      for each row execute function refuse_change()`);
    await runner.query(`
      create trigger ${table}_not_emptied before truncate on ${table}
      for each statement execute function refuse_change()`);
  }
}
