import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From when on raw events are kept, once some were dropped: one row, and it only ever moves on. */
export class CreateUsageRetention1795700000005 implements MigrationInterface {
  readonly name = 'CreateUsageRetention1795700000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table usage_retention (
        is_only boolean primary key default true check (is_only),
        kept_from timestamptz not null
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table usage_retention');
  }
}
