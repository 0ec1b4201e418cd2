import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Variants that a person gives to a workspace, with a reason and an end. They stand apart from assignments, which they
 * never become: no analysis reads them but to leave out whom it was forced on.
 */
export class CreateOverride1795800000002 implements MigrationInterface {
  readonly name = 'CreateOverride1795800000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table experiment_override (
        id uuid primary key,
        experiment text collate "C" not null,
        workspace_id text collate "C" not null,
        -- The billing account's id where the workspace had one, else its own.
        unit text collate "C" not null,
        variant text collate "C" not null,
        from_at timestamptz not null,
        expires_at timestamptz not null check (expires_at > from_at),
        ended_at timestamptz check (ended_at >= from_at),
        ended_by text check ((ended_by is null) = (ended_at is null)),
        reason text not null check (char_length(reason) >= 1),
        author text not null,
        created_at timestamptz not null,
        foreign key (experiment, variant) references experiment_variant,
        constraint override_once exclude using gist
          (experiment with =, workspace_id with =, tstzrange(from_at, least(ended_at, expires_at)) with &&)
      )`);
    await runner.query(`create index override_of_unit on experiment_override (unit, experiment)`);
    await runner.query(
      `create index override_of_workspace on experiment_override (workspace_id, experiment)`,
    );
    await runner.query(`
      create function check_override() returns trigger language plpgsql as $$
      declare
        free text[] := array['ended_at', 'ended_by'];
      begin
        if tg_op = 'DELETE' or old.ended_at is not null
          or to_jsonb(old) - free is distinct from to_jsonb(new) - free then
          raise exception 'an override is only ever ended' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$`);
    await runner.query(`
      create trigger experiment_override_checked before update or delete on experiment_override
      for each row execute function check_override()`);
    await runner.query(`
      create trigger experiment_override_not_emptied before truncate on experiment_override
      for each statement execute function refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table experiment_override');
    await runner.query('drop function check_override');
  }
}
