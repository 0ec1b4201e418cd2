import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * When the next period of each subscription begins, so that an index finds what is due, and every renewal that was
 * announced. The clock is derived and may be wound again at any time; renewals are facts and stay.
 */
export class CreateSubscriptionClock1795600310000 implements MigrationInterface {
  readonly name = 'CreateSubscriptionClock1795600310000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table subscription_clock (
        subscription_id uuid primary key references subscription,
        -- The last boundary that was announced; the start of the subscription before the first one.
        announced_until timestamptz not null,
        -- Null: none will come unless the subscription changes.
        next_boundary timestamptz
      )`);
    await runner.query(`
      create index subscription_clock_due on subscription_clock (next_boundary) where next_boundary is not null`);
    await runner.query(`
      create table subscription_renewal (
        subscription_id uuid not null references subscription,
        boundary timestamptz not null,
        announced_at timestamptz not null,
        primary key (subscription_id, boundary)
      )`);
    // A clock that is due at the start is wound before anything is announced by it.
    await runner.query(`insert into subscription_clock select id, started_at, started_at from subscription`);
    await runner.query(`
      create trigger subscription_renewal_kept before update or delete on subscription_renewal
      for each row execute function refuse_change()`);
    await runner.query(`
      create trigger subscription_renewal_not_emptied before truncate on subscription_renewal
      for each statement execute function refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table subscription_renewal');
    await runner.query('drop table subscription_clock');
  }
}
