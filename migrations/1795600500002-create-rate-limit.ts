import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tokens that processes have taken in the running minute. It may be lost in a crash: everybody starts a minute anew. */
export class CreateRateLimit1795600500002 implements MigrationInterface {
  readonly name = 'CreateRateLimit1795600500002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create unlogged table rate_limit (
        key varchar(255) primary key,
        points integer not null default 0,
        expire bigint
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table rate_limit');
  }
}
