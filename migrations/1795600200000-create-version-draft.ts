import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A version before it is published, and what people said about it. An approval is bound to one submission of one
 * draft, to its words and to its definitions; the database itself refuses that somebody approves their own words.
 */
export class CreateVersionDraft1795600200000 implements MigrationInterface {
  readonly name = 'CreateVersionDraft1795600200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table version_draft (
        id uuid primary key,
        package_key text collate "C" not null check (package_key ~ '^[a-z][a-z0-9-]{0,62}$'),
        number integer not null check (number >= 1),
        state text not null check (state in ('draft', 'in-review')),
        -- Grows with every change: the entity tag.
        revision integer not null check (revision >= 1),
        -- Grows each time it is handed in for review: an approval is of one submission.
        submission integer not null default 0,
        begins boolean not null,
        hash text collate "C" not null check (hash ~ '^[0-9a-f]{64}$'),
        title text,
        currency char(3) not null,
        interval text not null,
        effective_from timestamptz,
        source bytea not null,
        source_path text not null,
        document text not null,
        definition_set text collate "C" not null references definition_set,
        written_by text[] not null check (cardinality(written_by) >= 1),
        submitted_by text check ((submitted_by is null) = (state = 'draft')),
        created_at timestamptz not null,
        updated_at timestamptz not null,
        unique (package_key, number)
      )`);
    await runner.query(`
      create table version_approval (
        id uuid primary key,
        draft_id uuid not null,
        submission integer not null,
        package_key text collate "C" not null,
        number integer not null,
        verdict text not null check (verdict in ('approve', 'reject')),
        holder text not null,
        key_id text not null,
        content_hash text collate "C" not null,
        definition_set text collate "C" not null references definition_set,
        comment text,
        at timestamptz not null,
        unique (draft_id, submission, holder)
      )`);
    await runner.query(
      `create index version_approval_of_version on version_approval (package_key, number, at)`,
    );
    await keepPromises(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table version_approval');
    await runner.query('drop table version_draft');
    await runner.query('drop function check_draft');
    await runner.query('drop function check_approval');
  }
}

async function keepPromises(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create function check_draft() returns trigger language plpgsql as $$
    begin
      if exists (select from package_version v where v.package_key = new.package_key and v.number = new.number) then
        raise exception 'package version %@% is published and never changes', new.package_key, new.number
          using errcode = 'restrict_violation';
      end if;
      if tg_op = 'UPDATE' and (
        (new.id, new.package_key, new.number, new.begins, new.created_at)
          is distinct from (old.id, old.package_key, old.number, old.begins, old.created_at)
        or new.revision <> old.revision + 1
        or new.submission < old.submission
        or not old.written_by <@ new.written_by
      ) then
        raise exception 'a draft keeps its identity and authors, and its revision grows by one'
          using errcode = 'restrict_violation';
      end if;
      -- Words that change in review are words that nobody has handed in.
      if tg_op = 'UPDATE' and new.state = 'in-review' and new.submission = old.submission
        and (new.hash, new.definition_set) is distinct from (old.hash, old.definition_set) then
        raise exception 'a draft in review does not change without being handed in again'
          using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`);
  await runner.query(`
    create trigger version_draft_checked before insert or update on version_draft
    for each row execute function check_draft()`);
  await runner.query(`
    create function check_approval() returns trigger language plpgsql as $$
    declare
      draft version_draft;
    begin
      select * into draft from version_draft d where d.id = new.draft_id;
      if draft.id is null or draft.state <> 'in-review' or draft.submission <> new.submission
        or draft.hash <> new.content_hash or draft.definition_set <> new.definition_set
        or draft.package_key <> new.package_key or draft.number <> new.number then
        raise exception 'an approval is of what is in review' using errcode = 'restrict_violation';
      end if;
      if new.holder = draft.submitted_by or new.holder = any (draft.written_by) then
        raise exception 'nobody approves their own version' using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`);
  await runner.query(`
    create trigger version_approval_checked before insert on version_approval
    for each row execute function check_approval()`);
  await runner.query(`
    create trigger version_approval_kept before update or delete on version_approval
    for each row execute function refuse_change()`);
  await runner.query(`
    create trigger version_approval_not_emptied before truncate on version_approval
    for each statement execute function refuse_change()`);
}
