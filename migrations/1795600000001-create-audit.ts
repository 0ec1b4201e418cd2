import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who changed what, and why. Each row holds the hash of the one before it, so that an edit, a deletion, an
 * insertion or another order shows; a signed checkpoint shows that the end was cut off.
 */
export class CreateAudit1795600000001 implements MigrationInterface {
  readonly name = 'CreateAudit1795600000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit (
        seq bigint primary key check (seq >= 1),
        at timestamptz not null,
        holder text not null,
        key_id text not null,
        action text not null,
        subject text not null,
        reason text,
        detail text not null,
        previous_hash bytea not null check (length(previous_hash) = 32),
        hash bytea not null unique check (length(hash) = 32)
      )`);
    await runner.query(`create index audit_of_subject on audit (subject, seq)`);
    await runner.query(`
      create table audit_checkpoint (
        seq bigint primary key,
        hash bytea not null check (length(hash) = 32),
        at timestamptz not null,
        key_id text not null,
        signature bytea not null
      )`);
    for (const table of ['audit', 'audit_checkpoint']) {
      await runner.query(`
        create trigger ${table}_kept before update or delete on ${table}
        for each row execute function refuse_change()`);
      await runner.query(`
        create trigger ${table}_not_emptied before truncate on ${table}
        for each statement execute function refuse_change()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table audit_checkpoint');
    await runner.query('drop table audit');
  }
}
