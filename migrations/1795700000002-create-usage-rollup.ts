import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the events say together, written in the transaction that keeps them. `dims` is the digest of a cell's tuple,
 * sixteen zero bytes for the cell without dimensions. All of it can be made again from the events, so it may change.
 */
export class CreateUsageRollup1795700000002 implements MigrationInterface {
  readonly name = 'CreateUsageRollup1795700000002';

  async up(runner: QueryRunner): Promise<void> {
    // A quarter of an hour in UTC: the offset of every time zone is a multiple of it. A meter has the columns that
    // its aggregation needs. Room is left in each page, so that a row that grows stays in it.
    await runner.query(`
      create table usage_rollup (
        bucket timestamptz not null,
        events bigint not null check (events > 0),
        meter_id integer not null,
        dims uuid not null,
        latest_time timestamptz,
        latest_digest uuid,
        workspace_id text collate "C" not null,
        total numeric,
        least numeric,
        greatest numeric,
        latest numeric,
        primary key (workspace_id, meter_id, dims, bucket)
      ) with (fillfactor = 80)`);
    // A value that was seen in a span: the UTC month, or the quarter of an hour for a meter with a window.
    await runner.query(`
      create table usage_unique (
        span timestamptz not null,
        first_at timestamptz not null,
        last_at timestamptz not null check (last_at >= first_at),
        meter_id integer not null,
        dims uuid not null,
        value_digest uuid not null,
        workspace_id text collate "C" not null,
        primary key (workspace_id, meter_id, dims, span, value_digest)
      ) with (fillfactor = 80)`);
    // The signed changes of a level.
    await runner.query(`
      create table usage_change (
        time timestamptz not null,
        meter_id integer not null,
        dims uuid not null,
        digest uuid not null,
        workspace_id text collate "C" not null,
        change numeric not null,
        primary key (workspace_id, meter_id, dims, time, digest)
      )`);
    // Which tuples there are, month by month in UTC, and how many: their number is bounded.
    await runner.query(`
      create table usage_cell (
        month date not null,
        meter_id integer not null,
        dims uuid not null,
        workspace_id text collate "C" not null,
        tuple text not null,
        primary key (workspace_id, meter_id, month, dims)
      )`);
    await runner.query(`
      create table usage_cell_count (
        month date not null,
        meter_id integer not null,
        workspace_id text collate "C" not null,
        cells integer not null check (cells >= 0),
        primary key (workspace_id, meter_id, month)
      ) with (fillfactor = 80)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['usage_cell_count', 'usage_cell', 'usage_change', 'usage_unique', 'usage_rollup'])
      await runner.query(`drop table ${table}`);
  }
}
