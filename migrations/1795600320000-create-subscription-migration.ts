import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Moving subscriptions to another version: the header says where to and how far it has come, an item what becomes of
 * one subscription. Items are made once, with the header; each is decided by a transaction of its own.
 */
export class CreateSubscriptionMigration1795600320000 implements MigrationInterface {
  readonly name = 'CreateSubscriptionMigration1795600320000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table subscription_migration (
        id uuid primary key,
        package_key text collate "C" not null,
        to_version integer not null check (to_version >= 1),
        -- Null: every other version.
        from_versions integer[],
        filter text not null,
        mode text not null check (mode in ('renewal', 'now')),
        stages text not null,
        preview text not null,
        state text not null
          check (state in ('draft', 'running', 'paused', 'completed', 'reverting', 'reverted')),
        revision integer not null check (revision >= 1),
        reason text,
        created_by text not null,
        created_at timestamptz not null,
        started_by text,
        started_at timestamptz,
        ended_at timestamptz
      )`);
    await runner.query(`
      create index subscription_migration_at_work on subscription_migration (id)
        where state in ('running', 'reverting')`);
    await runner.query(`
      create table subscription_migration_item (
        migration_id uuid not null references subscription_migration,
        subscription_id uuid not null references subscription,
        stage integer not null check (stage >= 1),
        not_before timestamptz,
        -- Before the migration: as it was made, then as it was applied.
        from_version integer not null,
        quantities text not null,
        currency text,
        cost_before text,
        cost_after text,
        state text not null
          check (state in ('pending', 'applied', 'skipped', 'reverted', 'revert-skipped')),
        reason text,
        effective_at timestamptz,
        decided_at timestamptz,
        -- Of the subscription, once the item was applied: another one since then is somebody else's change.
        revision integer,
        primary key (migration_id, subscription_id)
      )`);
    await runner.query(`
      create index subscription_migration_item_turn
        on subscription_migration_item (migration_id, state, stage, subscription_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table subscription_migration_item');
    await runner.query('drop table subscription_migration');
  }
}
