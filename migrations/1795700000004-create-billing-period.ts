import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Periods that are no longer open: one without a row is. `closing` is decided while no event is on its way, and
 * ends as `final` for ever. What comes after that is late, and is settled by another quote.
 */
export class CreateBillingPeriod1795700000004 implements MigrationInterface {
  readonly name = 'CreateBillingPeriod1795700000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table billing_period (
        subscription_id uuid not null references subscription,
        starts_at timestamptz not null,
        ends_at timestamptz not null check (ends_at > starts_at),
        workspace_id text collate "C" not null,
        time_zone text not null,
        state text collate "C" not null check (state in ('closing', 'final')),
        closing_at timestamptz not null,
        final_at timestamptz,
        quote_id uuid,
        primary key (subscription_id, starts_at),
        check ((state = 'final') = (final_at is not null)),
        check (quote_id is null or state = 'final')
      )`);
    await runner.query(`create index billing_period_of_workspace on billing_period (workspace_id, ends_at)`);
    await runner.query(
      `create index billing_period_closing on billing_period (closing_at) where state = 'closing'`,
    );
    await runner.query(`
      create table usage_late (
        subscription_id uuid not null,
        starts_at timestamptz not null,
        digest uuid not null,
        received_at timestamptz not null,
        -- The quote that settles it.
        quote_id uuid,
        primary key (subscription_id, starts_at, digest),
        foreign key (subscription_id, starts_at) references billing_period
      )`);
    await runner.query(
      `create index usage_late_waiting on usage_late (subscription_id, starts_at) where quote_id is null`,
    );
    await runner.query(`
      create function refuse_change_but_finality() returns trigger language plpgsql as $$
      declare
        free text[] := array['state', 'final_at', 'quote_id'];
      begin
        if old.state = 'final' or to_jsonb(old) - free is distinct from to_jsonb(new) - free then
          raise exception 'a billing period only ever becomes final' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$`);
    await runner.query(`
      create trigger billing_period_changes before update on billing_period
      for each row execute function refuse_change_but_finality()`);
    await runner.query(`
      create function refuse_change_but_settling() returns trigger language plpgsql as $$
      begin
        if old.quote_id is not null or to_jsonb(old) - 'quote_id' is distinct from to_jsonb(new) - 'quote_id' then
          raise exception 'a late event is only ever settled once' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$`);
    await runner.query(`
      create trigger usage_late_changes before update on usage_late
      for each row execute function refuse_change_but_settling()`);
    for (const table of ['billing_period', 'usage_late']) {
      await runner.query(`
        create trigger ${table}_kept before delete on ${table}
        for each row execute function refuse_change()`);
      await runner.query(`
        create trigger ${table}_not_emptied before truncate on ${table}
        for each statement execute function refuse_change()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table usage_late');
    await runner.query('drop table billing_period');
    await runner.query('drop function refuse_change_but_settling');
    await runner.query('drop function refuse_change_but_finality');
  }
}
