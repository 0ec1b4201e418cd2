import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events that correct others, each event once, and events that wait until their workspace and type are known. */
export class CreateUsageCorrection1795700000003 implements MigrationInterface {
  readonly name = 'CreateUsageCorrection1795700000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table usage_correction (
        corrected_digest uuid primary key,
        correcting_digest uuid not null unique,
        -- Where both are counted.
        time timestamptz not null,
        workspace_id text collate "C" not null
      )`);
    await runner.query(`create index usage_correction_of_workspace on usage_correction (workspace_id, time)`);
    await runner.query(`
      create trigger usage_correction_kept before update or delete on usage_correction
      for each row execute function refuse_change()`);
    await runner.query(`
      create trigger usage_correction_not_emptied before truncate on usage_correction
      for each statement execute function refuse_change()`);
    await runner.query(`
      create table usage_quarantine (
        digest uuid primary key,
        reason text collate "C" not null,
        received_at timestamptz not null,
        workspace_id text collate "C" not null,
        type text collate "C" not null,
        source text collate "C" not null,
        id text collate "C" not null,
        event text not null,
        -- Why it could not be released although its workspace and type are known.
        refusal text
      )`);
    await runner.query(`create index usage_quarantine_in_order on usage_quarantine (received_at, digest)`);
    await runner.query(`create index usage_quarantine_waiting on usage_quarantine (workspace_id, type)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table usage_quarantine');
    await runner.query('drop table usage_correction');
  }
}
