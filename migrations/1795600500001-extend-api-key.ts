import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people tell keys apart by, what binds a key to one workspace, and when it was last used. */
export class ExtendApiKey1795600500001 implements MigrationInterface {
  readonly name = 'ExtendApiKey1795600500001';

  async up(runner: QueryRunner): Promise<void> {
    // All may be absent, so that the program before this one goes on writing its rows.
    await runner.query(`
      alter table api_key
        add column name text,
        add column workspace_id text collate "C",
        add column last_used_at timestamptz`);
    await runner.query(`create index api_key_in_order on api_key (created_at, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index api_key_in_order');
    await runner.query(
      'alter table api_key drop column name, drop column workspace_id, drop column last_used_at',
    );
  }
}
