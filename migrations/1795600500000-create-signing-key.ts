import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys that the service signs with. A row is never deleted: what an old key signed can be checked for ever. */
export class CreateSigningKey1795600500000 implements MigrationInterface {
  readonly name = 'CreateSigningKey1795600500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table signing_key (
        kid text collate "C" primary key check (kid ~ '^[A-Za-z0-9_-]{43}$'),
        public_key text not null,
        private_key text not null,
        created_at timestamptz not null,
        -- It is published from its creation on, and signs from here on: whoever checks has met it by then.
        activates_at timestamptz not null check (activates_at >= created_at),
        -- Its successor signs from here on.
        retires_at timestamptz,
        -- It fell into other hands: nothing that it signed is believed.
        revoked_at timestamptz
      )`);
    await runner.query(`
      create trigger signing_key_kept before delete on signing_key
      for each row execute function refuse_change()`);
    await runner.query(`
      create trigger signing_key_not_emptied before truncate on signing_key
      for each statement execute function refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table signing_key');
  }
}
