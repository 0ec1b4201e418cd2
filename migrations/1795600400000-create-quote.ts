import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Quotes that are kept: the canonical bytes as text, since `jsonb` would reorder keys and rewrite numbers, their
 * SHA-256, and everything that it takes to compute them again. Partitioned by the month of `created_at`, which the
 * id carries too, so that a read by id meets one partition.
 */
export class CreateQuote1795600400000 implements MigrationInterface {
  readonly name = 'CreateQuote1795600400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table quote (
        id uuid not null,
        created_at timestamptz not null,
        kind text not null check (kind in ('quote', 'final', 'adjustment')),
        workspace_id text collate "C",
        subscription_id uuid,
        package_key text collate "C" not null,
        package_version integer not null,
        content_hash text collate "C" not null,
        variant text,
        price_reason text not null,
        period_from timestamptz not null,
        period_to timestamptz not null check (period_to > period_from),
        currency char(3) not null,
        total numeric(38, 12) not null,
        document text not null,
        document_hash bytea not null check (length(document_hash) = 32),
        inputs text not null,
        engine_version text not null,
        valid_until timestamptz not null,
        created_by text not null,
        primary key (created_at, id)
      ) partition by range (created_at)`);
    await runner.query(`create table quote_default partition of quote default`);
    await runner.query(
      `create index quote_of_workspace on quote (workspace_id, created_at, id) where workspace_id is not null`,
    );
    await runner.query(
      `create index quote_of_subscription on quote (subscription_id, created_at, id) where subscription_id is not null`,
    );
    await runner.query(`
      create table quote_acceptance (
        quote_id uuid primary key,
        workspace_id text collate "C" not null,
        package_key text collate "C" not null,
        package_version integer not null,
        content_hash text collate "C" not null,
        accepted_at timestamptz not null,
        accepted_by text not null,
        valid_until timestamptz not null check (valid_until > accepted_at)
      )`);
    await runner.query(
      `create index quote_acceptance_newest on quote_acceptance (workspace_id, package_key, accepted_at desc, quote_id desc)`,
    );
    await runner.query(`
      create table quote_failure (
        id uuid primary key,
        created_at timestamptz not null,
        created_by text not null,
        workspace_id text collate "C",
        package_key text collate "C",
        package_version integer,
        content_hash text collate "C",
        code text not null,
        faults text not null,
        request_digest bytea not null check (length(request_digest) = 32)
      )`);
    await runner.query(`create index quote_failure_by_time on quote_failure (created_at)`);
    await neverChange(runner);
    await makePartitions(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table quote_failure');
    await runner.query('drop table quote_acceptance');
    await runner.query('drop table quote');
    await runner.query('drop function ensure_quote_partitions');
  }
}

async function neverChange(runner: QueryRunner): Promise<void> {
  for (const table of ['quote', 'quote_acceptance', 'quote_failure']) {
    await runner.query(`
      create trigger ${table}_kept before update or delete on ${table}
      for each row execute function refuse_change()`);
    await runner.query(`
      create trigger ${table}_not_emptied before truncate on ${table}
      for each statement execute function refuse_change()`);
  }
  // Row triggers reach every partition by themselves; a statement trigger must be made for each.
  await runner.query(`
    create trigger quote_default_not_emptied before truncate on quote_default
    for each statement execute function refuse_change()`);
}

/**
 * Partitions for this month and the `months` after it, by the database's clock; answers how many it made. A month
 * whose rows are in the default partition already stays there: quotes never move.
 */
async function makePartitions(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create function ensure_quote_partitions(months integer) returns integer language plpgsql as $$
    declare
      first timestamptz;
      next timestamptz;
      made integer := 0;
      name text;
    begin
      for ahead in 0 .. months loop
        first := date_trunc('month', now() at time zone 'UTC') at time zone 'UTC' + make_interval(months => ahead);
        next := first + interval '1 month';
        name := 'quote_' || to_char(first at time zone 'UTC', 'YYYY_MM');
        if to_regclass(name) is not null
          or exists (select from quote_default where created_at >= first and created_at < next) then
          continue;
        end if;
        execute format('create table %I partition of quote for values from (%L) to (%L)', name, first, next);
        execute format(
          'create trigger %I before truncate on %I for each statement execute function refuse_change()',
          name || '_not_emptied', name);
        made := made + 1;
      end loop;
      return made;
    end $$`);
  await runner.query(`select ensure_quote_partitions(3)`);
}
