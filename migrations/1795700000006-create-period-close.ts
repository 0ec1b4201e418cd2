import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Closing periods: the header says which, a shard is a range of subscriptions that one process works on, an item what
 * becomes of one period. An adjustment is what events from after finality change about a bill, and follows the quote
 * before it: of one quote there is one next.
 */
export class CreatePeriodClose1795700000006 implements MigrationInterface {
  readonly name = 'CreatePeriodClose1795700000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table period_close (
        id uuid primary key,
        until timestamptz not null,
        since timestamptz check (since < until),
        -- Null: all of them.
        packages text[] collate "C",
        workspaces text[] collate "C",
        reason text,
        -- Null until it has ended: what was billed, as JSON.
        totals text,
        created_by text not null,
        created_at timestamptz not null,
        ended_at timestamptz,
        check ((totals is null) = (ended_at is null))
      )`);
    await runner.query(`
      create table period_close_shard (
        close_id uuid not null references period_close,
        shard integer not null check (shard >= 1),
        first_id uuid not null,
        last_id uuid not null check (last_id >= first_id),
        -- The last subscription whose periods are items.
        reached_id uuid,
        marked_at timestamptz,
        done_at timestamptz check (done_at is null or marked_at is not null),
        primary key (close_id, shard)
      )`);
    await runner.query(
      `create index period_close_shard_at_work on period_close_shard (close_id, shard) where done_at is null`,
    );
    await runner.query(`
      create table period_close_item (
        close_id uuid not null,
        shard integer not null,
        subscription_id uuid not null,
        starts_at timestamptz not null,
        state text collate "C" not null
          check (state in ('pending', 'final', 'adjusted', 'unchanged', 'failed')),
        code text,
        message text,
        quote_id uuid,
        decided_at timestamptz,
        primary key (close_id, subscription_id, starts_at),
        foreign key (close_id, shard) references period_close_shard,
        foreign key (subscription_id, starts_at) references billing_period,
        check ((state = 'pending') = (decided_at is null)),
        check ((state = 'failed') = (code is not null and message is not null)),
        check ((state in ('final', 'adjusted')) = (quote_id is not null))
      )`);
    await runner.query(
      `create index period_close_item_turn on period_close_item (close_id, shard, subscription_id, starts_at)
       where state = 'pending'`,
    );
    await runner.query(
      `create index period_close_item_failed on period_close_item (close_id, subscription_id, starts_at)
       where state = 'failed'`,
    );
    await runner.query(`
      create table quote_adjustment (
        quote_id uuid primary key,
        subscription_id uuid not null,
        starts_at timestamptz not null,
        final_id uuid not null,
        -- The bill as it stood: the final quote, or the adjustment before this one.
        previous_id uuid not null unique,
        previous_total text not null,
        difference text not null,
        -- What is late, as JSON.
        cause text not null,
        created_at timestamptz not null,
        foreign key (subscription_id, starts_at) references billing_period
      )`);
    await runner.query(
      `create index quote_adjustment_of_period on quote_adjustment (subscription_id, starts_at)`,
    );
    await runner.query(`
      create trigger quote_adjustment_kept before update or delete on quote_adjustment
      for each row execute function refuse_change()`);
    await runner.query(`
      create trigger quote_adjustment_not_emptied before truncate on quote_adjustment
      for each statement execute function refuse_change()`);
    await runner.query(`
      alter table billing_period add constraint billing_period_never_twice
        exclude using gist (subscription_id with =, tstzrange(starts_at, ends_at) with &&)`);
    await runner.query(`
      create unique index billing_period_of_quote on billing_period (quote_id) where quote_id is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index billing_period_of_quote');
    await runner.query('alter table billing_period drop constraint billing_period_never_twice');
    await runner.query('drop table quote_adjustment');
    await runner.query('drop table period_close_item');
    await runner.query('drop table period_close_shard');
    await runner.query('drop table period_close');
  }
}
