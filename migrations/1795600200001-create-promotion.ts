import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A published version that is made current from an instant on, by two people. Versions and promotions take effect in
 * one view, and every change of it moves one revision, which processes ask for once a second.
 */
export class CreatePromotion1795600200001 implements MigrationInterface {
  readonly name = 'CreatePromotion1795600200001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table promotion (
        id uuid primary key,
        package_key text collate "C" not null,
        number integer not null,
        content_hash text collate "C" not null,
        from_at timestamptz not null,
        requested_by text not null,
        requested_at timestamptz not null,
        verdict text check (verdict in ('approve', 'reject')),
        decided_by text check (decided_by <> requested_by),
        decided_at timestamptz,
        comment text,
        promoted_by text,
        promoted_at timestamptz,
        -- Made late, it takes effect when it is made: no answer about the past changes.
        effective_at timestamptz generated always as
          (case when promoted_at is not null then greatest(from_at, promoted_at) end) stored,
        check ((verdict is null) = (decided_by is null) and (verdict is null) = (decided_at is null)),
        check ((promoted_at is null) = (promoted_by is null)),
        check (promoted_at is null or verdict = 'approve'),
        foreign key (package_key, number) references package_version (package_key, number)
      )`);
    await runner.query(`
      create unique index promotion_one_open on promotion (package_key, number, from_at)
      where verdict is distinct from 'reject'`);
    await runner.query(`
      create index promotion_current on promotion (package_key, effective_at desc, number desc)
      where effective_at is not null`);
    await keepPromotions(runner);
    await recordMore(runner);
    await runner.query(EFFECTS);
    await countChanges(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop view version_effect');
    for (const table of ['package_version', 'promotion'])
      await runner.query(`drop trigger ${table}_counted on ${table}`);
    await runner.query('drop function count_catalog_change');
    await runner.query('drop table catalog_revision');
    await runner.query('drop table promotion');
    await runner.query('drop function check_promotion');
    await runner.query(
      'alter table package_version drop column approved_by, drop column break_glass, drop column retired_reason',
    );
  }
}

/** A version that is retired before its day never has one: what was current before stays so. */
const EFFECTS = `
  create view version_effect as
  select v.package_key, v.number, e.effective_at, v.retired_at
  from (
    select package_key, number, effective_at from package_version where effective_at is not null
    union all
    select package_key, number, effective_at from promotion where effective_at is not null
  ) e
  join package_version v on v.package_key = e.package_key and v.number = e.number
  where v.retired_at is null or v.retired_at > e.effective_at`;

async function keepPromotions(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create function check_promotion() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        if new.verdict is not null or new.promoted_at is not null then
          raise exception 'a promotion begins as a request' using errcode = 'restrict_violation';
        end if;
        return new;
      end if;
      if (new.id, new.package_key, new.number, new.content_hash, new.from_at, new.requested_by, new.requested_at)
          is distinct from
         (old.id, old.package_key, old.number, old.content_hash, old.from_at, old.requested_by, old.requested_at)
        or (old.verdict is not null and (new.verdict, new.decided_by, new.decided_at, new.comment)
          is distinct from (old.verdict, old.decided_by, old.decided_at, old.comment))
        or old.promoted_at is not null then
        raise exception 'a promotion is decided once and made once' using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`);
  await runner.query(`
    create trigger promotion_checked before insert or update on promotion
    for each row execute function check_promotion()`);
  await runner.query(`
    create trigger promotion_kept before delete on promotion
    for each row execute function refuse_change()`);
  await runner.query(`
    create trigger promotion_not_emptied before truncate on promotion
    for each statement execute function refuse_change()`);
}

/** Who approved a version, why it needed nobody's approval, and why it was retired. */
async function recordMore(runner: QueryRunner): Promise<void> {
  await runner.query(`
    alter table package_version
      add column approved_by text,
      add column break_glass text,
      add column retired_reason text check (retired_reason is null or retired_at is not null)`);
  await runner.query(`
    create or replace function refuse_change_but_retiring() returns trigger language plpgsql as $$
    declare
      free text[] := array['retired_at', 'retired_by', 'retired_reason', 'effective_at'];
    begin
      if old.retired_at is not null or to_jsonb(old) - free is distinct from to_jsonb(new) - free then
        raise exception 'package version %@% is published and never changes', old.package_key, old.number
          using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`);
}

async function countChanges(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table catalog_revision (
      id boolean primary key default true check (id),
      revision bigint not null
    )`);
  await runner.query(`insert into catalog_revision (revision) values (0)`);
  await runner.query(`
    create function count_catalog_change() returns trigger language plpgsql as $$
    begin
      update catalog_revision set revision = revision + 1;
      return null;
    end $$`);
  for (const table of ['package_version', 'promotion'])
    await runner.query(`
      create trigger ${table}_counted after insert or update on ${table}
      for each statement execute function count_catalog_change()`);
}
