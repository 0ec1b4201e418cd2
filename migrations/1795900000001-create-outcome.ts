import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What became of customers, as other services report it: each fact once, and never changed. */
export class CreateOutcome1795900000001 implements MigrationInterface {
  readonly name = 'CreateOutcome1795900000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table outcome (
        -- The sender's own name for it.
        id text collate "C" primary key check (char_length(id) between 1 and 256),
        type text collate "C" not null,
        workspace_id text collate "C" not null references workspace,
        value numeric not null,
        occurred_at timestamptz not null,
        received_at timestamptz not null
      )`);
    await runner.query('create index outcome_of_workspace on outcome (workspace_id, type, occurred_at)');
    await runner.query(`
      create trigger outcome_kept before update or delete on outcome
      for each row execute function refuse_change()`);
    await runner.query(`
      create trigger outcome_not_emptied before truncate on outcome
      for each statement execute function refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table outcome');
  }
}
