import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Published versions, and the definitions they were published with. What the rows promise is held by the
 * database itself: versions without gaps, one version a hash, and nothing but retiring ever changes.
 */
export class CreatePackageVersion1795392000000 implements MigrationInterface {
  readonly name = 'CreatePackageVersion1795392000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table definition_set (
        hash text collate "C" primary key check (hash ~ '^[0-9a-f]{64}$'),
        meters text,
        attributes text,
        features text,
        created_at timestamptz not null
      )`);
    await runner.query(`
      create table package_version (
        package_key text collate "C" not null check (package_key ~ '^[a-z][a-z0-9-]{0,62}$'),
        number integer not null check (number >= 1),
        hash text collate "C" not null unique check (hash ~ '^[0-9a-f]{64}$'),
        title text,
        currency char(3) not null,
        interval text not null,
        source bytea not null,
        source_path text not null,
        document text not null,
        definition_set text collate "C" not null references definition_set,
        effective_from timestamptz,
        published_at timestamptz not null,
        published_by text not null,
        retired_at timestamptz check (retired_at >= published_at),
        retired_by text check ((retired_by is null) = (retired_at is null)),
        -- A version that is published late takes effect when it is published: no answer about the past changes.
        effective_at timestamptz generated always as
          (case when effective_from is not null then greatest(effective_from, published_at) end) stored,
        -- The first version may have any number, since a history may begin elsewhere. From there on version n
        -- stands on version n - 1: the reference makes a gap impossible.
        previous_number integer check (previous_number = number - 1),
        primary key (package_key, number),
        foreign key (package_key, previous_number) references package_version (package_key, number)
      )`);
    await runner.query(`
      create index package_version_current on package_version (package_key, effective_at desc, number desc)
      where effective_at is not null`);
    await runner.query(`
      create unique index package_version_one_first on package_version (package_key)
      where previous_number is null`);
    await refuseChanges(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table package_version');
    await runner.query('drop table definition_set');
    await runner.query('drop function refuse_change');
    await runner.query('drop function refuse_change_but_retiring');
  }
}

async function refuseChanges(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'rows of % never change', tg_table_name using errcode = 'restrict_violation';
    end $$`);
  // A stored generated column is still null in NEW before an update, so it is left out of the comparison.
  await runner.query(`
    create function refuse_change_but_retiring() returns trigger language plpgsql as $$
    declare
      free text[] := array['retired_at', 'retired_by', 'effective_at'];
    begin
      if old.retired_at is not null or to_jsonb(old) - free is distinct from to_jsonb(new) - free then
        raise exception 'package version %@% is published and never changes', old.package_key, old.number
          using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`);
  await runner.query(`
    create trigger package_version_immutable before update on package_version
    for each row execute function refuse_change_but_retiring()`);
  await runner.query(`
    create trigger package_version_kept before delete on package_version
    for each row execute function refuse_change()`);
  await runner.query(`
    create trigger definition_set_kept before update or delete on definition_set
    for each row execute function refuse_change()`);
  for (const table of ['package_version', 'definition_set'])
    await runner.query(`
      create trigger ${table}_not_emptied before truncate on ${table}
      for each statement execute function refuse_change()`);
}
