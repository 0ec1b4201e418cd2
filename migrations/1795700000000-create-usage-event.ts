import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What happened, and that it is known. A unique index of a partitioned table must hold the partition's key, so the
 * promise that an event counts once for ever lives in a table of its own, which is never partitioned by time: raw
 * events may be dropped by month, identities stay. Digests are the first sixteen bytes of a SHA-256. `uuid` is
 * PostgreSQL's type for sixteen bytes: as `bytea` an index entry would be a quarter larger.
 */
export class CreateUsageEvent1795700000000 implements MigrationInterface {
  readonly name = 'CreateUsageEvent1795700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table usage_event_identity (
        digest uuid not null primary key,
        body_digest uuid not null,
        -- Where the event is counted, so that its row is found without an index on digests.
        event_time timestamptz not null
      ) partition by hash (digest)`);
    for (let part = 0; part < IDENTITY_PARTS; part += 1)
      await runner.query(`
        create table usage_event_identity_${part} partition of usage_event_identity
        for values with (modulus ${IDENTITY_PARTS}, remainder ${part})`);
    // Fixed widths first: nothing is lost to alignment.
    await runner.query(`
      create table usage_event (
        time timestamptz not null,
        received_at timestamptz not null,
        -- What a correction gives as its own time; it counts at the time of what it corrects.
        said_time timestamptz,
        -- The newest meter that there was: this event is counted in all up to it, later ones fetch it themselves.
        meters_known integer not null,
        is_time_ours boolean not null,
        digest uuid not null,
        corrects uuid,
        workspace_id text collate "C" not null,
        type text collate "C" not null,
        source text collate "C" not null,
        id text collate "C" not null,
        -- Canonical JSON. A correction without it takes the corrected event back.
        data text
      ) partition by range (time)`);
    await runner.query(`create index usage_event_of_workspace on usage_event (workspace_id, type, time)`);
    // A few bytes a page: one event is found by the time that its identity keeps.
    await runner.query(`
      create index usage_event_by_time on usage_event using brin (time timestamptz_minmax_multi_ops)
      with (pages_per_range = 16, autosummarize = on)`);
    await runner.query(`create table usage_event_default partition of usage_event default`);
    await neverChange(runner);
    await makePartitions(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table usage_event');
    await runner.query('drop table usage_event_identity');
    await runner.query('drop function ensure_usage_partitions');
  }
}

const IDENTITY_PARTS = 16;

async function neverChange(runner: QueryRunner): Promise<void> {
  for (const table of ['usage_event', 'usage_event_identity'])
    await runner.query(`
      create trigger ${table}_kept before update or delete on ${table}
      for each row execute function refuse_change()`);
  // Row triggers reach every partition by themselves; a statement trigger must be made for each.
  const parts = Array.from({ length: IDENTITY_PARTS }, (_, part) => `usage_event_identity_${part}`);
  for (const table of ['usage_event', 'usage_event_default', 'usage_event_identity', ...parts])
    await runner.query(`
      create trigger ${table}_not_emptied before truncate on ${table}
      for each statement execute function refuse_change()`);
}

/**
 * Partitions from `months_back` months before this one to `months_ahead` after it, by the database's clock, each of
 * four by workspace; answers how many months it made. A month whose rows are in the default partition already stays
 * there: events never move.
 */
async function makePartitions(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create function ensure_usage_partitions(months_back integer, months_ahead integer) returns integer
    language plpgsql as $$
    declare
      first timestamptz;
      next timestamptz;
      made integer := 0;
      month text;
      part text;
    begin
      for ahead in -months_back .. months_ahead loop
        first := (date_trunc('month', now() at time zone 'UTC') + make_interval(months => ahead)) at time zone 'UTC';
        next := (date_trunc('month', now() at time zone 'UTC') + make_interval(months => ahead + 1)) at time zone 'UTC';
        month := 'usage_event_' || to_char(first at time zone 'UTC', 'YYYY_MM');
        if to_regclass(month) is not null
          or exists (select from usage_event_default where time >= first and time < next) then
          continue;
        end if;
        execute format(
          'create table %I partition of usage_event for values from (%L) to (%L) partition by hash (workspace_id)',
          month, first, next);
        for remainder in 0 .. 3 loop
          part := month || '_' || remainder;
          execute format('create table %I partition of %I for values with (modulus 4, remainder %s)',
            part, month, remainder);
          execute format(
            'create trigger %I before truncate on %I for each statement execute function refuse_change()',
            part || '_not_emptied', part);
        end loop;
        execute format(
          'create trigger %I before truncate on %I for each statement execute function refuse_change()',
          month || '_not_emptied', month);
        made := made + 1;
      end loop;
      return made;
    end $$`);
  await runner.query(`select ensure_usage_partitions(2, 3)`);
}
