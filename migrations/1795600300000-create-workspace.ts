import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The customer units that are priced. Attributes are canonical JSON: what was written is what a rule reads. */
export class CreateWorkspace1795600300000 implements MigrationInterface {
  readonly name = 'CreateWorkspace1795600300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table workspace (
        id text collate "C" primary key check (char_length(id) between 1 and 128),
        revision integer not null check (revision >= 1),
        attributes text not null,
        billing_account text collate "C" check (char_length(billing_account) between 1 and 128),
        time_zone text not null,
        created_at timestamptz not null,
        updated_at timestamptz not null
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table workspace');
  }
}
