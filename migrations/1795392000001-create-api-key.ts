import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys of callers. The secret itself is nowhere: its SHA-256 is enough, since it is random and long. */
export class CreateApiKey1795392000001 implements MigrationInterface {
  readonly name = 'CreateApiKey1795392000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table api_key (
        id text collate "C" primary key check (id ~ '^[0-9A-Za-z]{4,32}$'),
        holder text not null,
        secret_digest bytea not null check (length(secret_digest) = 32),
        scopes text[] not null,
        created_at timestamptz not null,
        expires_at timestamptz,
        revoked_at timestamptz
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table api_key');
  }
}
