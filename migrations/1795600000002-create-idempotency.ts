import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Replies that were given once, to be given again. The row commits with the effect that it answers for. It is not
 * partitioned by time: uniqueness would end at midnight. Principal is the holder, so that rotating a key keeps it.
 */
export class CreateIdempotency1795600000002 implements MigrationInterface {
  readonly name = 'CreateIdempotency1795600000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table idempotency (
        principal text not null,
        route text not null,
        key text collate "C" not null,
        request_digest bytea not null check (length(request_digest) = 32),
        status smallint not null,
        reply text not null,
        headers text not null,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        primary key (principal, route, key)
      )`);
    await runner.query(`create index idempotency_expired on idempotency (expires_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table idempotency');
  }
}
