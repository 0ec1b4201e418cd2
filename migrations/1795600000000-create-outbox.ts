import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What happened, for everybody who wants to know. A row is written in the transaction that made it true, without a
 * position: sequences are handed out before commits, and a reader who remembers the last position would skip a row
 * that committed late. One relay stamps positions afterwards, so that they follow the order of commits.
 */
export class CreateOutbox1795600000000 implements MigrationInterface {
  readonly name = 'CreateOutbox1795600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table outbox (
        id uuid primary key,
        type text not null,
        workspace_id text collate "C",
        payload text not null,
        created_at timestamptz not null,
        position bigint unique
      )`);
    await runner.query(`create index outbox_waiting on outbox (id) where position is null`);
    await runner.query(`create index outbox_of_workspace on outbox (workspace_id, position)`);
    await runner.query(`create sequence outbox_position`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table outbox');
    await runner.query('drop sequence outbox_position');
  }
}
