import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the relay needs to stamp positions. `appended` is handed out when a row is written: whoever saw another's
 * commit before writing has the larger number, whatever the clocks of their machines say, and rows of one transaction
 * keep their order. Positions come from a row that the relay's own transaction moves on, so that none is ever left
 * out: a sequence would leave holes when a stamping is rolled back.
 */
export class OrderOutbox1795600100000 implements MigrationInterface {
  readonly name = 'OrderOutbox1795600100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create sequence outbox_appended`);
    await runner.query(
      `alter table outbox add column appended bigint not null default nextval('outbox_appended')`,
    );
    await runner.query(`drop index outbox_waiting`);
    await runner.query(`create index outbox_waiting on outbox (appended) where position is null`);
    await runner.query(`drop sequence outbox_position`);
    await runner.query(`
      create table outbox_end (
        is_only boolean primary key default true check (is_only),
        position bigint not null
      )`);
    await runner.query(`insert into outbox_end (position) values (0)`);
    // How far each reader that keeps its place here has come. What it has not read is not deleted.
    await runner.query(`
      create table outbox_reader (
        name text collate "C" primary key,
        position bigint not null
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table outbox_reader');
    await runner.query('drop table outbox_end');
    await runner.query('create sequence outbox_position');
    await runner.query('drop index outbox_waiting');
    await runner.query('create index outbox_waiting on outbox (id) where position is null');
    await runner.query('alter table outbox drop column appended');
    await runner.query('drop sequence outbox_appended');
  }
}
