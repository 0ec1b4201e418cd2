import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A migration of subscriptions touches a locked workspace only when it says so, with a reason. */
export class LetMigrationsOverrideLocks1795800000003 implements MigrationInterface {
  readonly name = 'LetMigrationsOverrideLocks1795800000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table subscription_migration add column override_locks boolean not null default false
        check (not override_locks or reason is not null)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table subscription_migration drop column override_locks');
  }
}
