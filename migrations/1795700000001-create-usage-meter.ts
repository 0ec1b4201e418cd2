import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is counted. A meter whose definition changes (none in use ever does) is a new row with a new id, and the old
 * one is retired; so is one whose definition comes back. Ids rise in the order in which meters began to count.
 */
export class CreateUsageMeter1795700000001 implements MigrationInterface {
  readonly name = 'CreateUsageMeter1795700000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table usage_meter (
        id integer generated always as identity primary key,
        -- Of what the definition means: its title and what a unit costs us are no part of it.
        hash uuid not null,
        key text collate "C" not null,
        event text collate "C" not null,
        definition text not null,
        registered_at timestamptz not null,
        -- Null while events from before it are still to be counted in it: until then it is recounted.
        filled_at timestamptz,
        retired_at timestamptz
      )`);
    await runner.query(`create unique index usage_meter_live on usage_meter (key) where retired_at is null`);
    await runner.query(`create index usage_meter_of_hash on usage_meter (hash)`);
    await runner.query(`
      create table usage_meter_fill (
        meter_id integer not null references usage_meter,
        -- The partition of events that is counted in it.
        shard text not null,
        -- The last event that was counted: the next step begins after it.
        workspace_id text collate "C",
        time timestamptz,
        digest uuid,
        done_at timestamptz,
        primary key (meter_id, shard)
      )`);
    await runner.query(
      `create index usage_meter_fill_waiting on usage_meter_fill (meter_id, shard) where done_at is null`,
    );
    await runner.query(`
      create function refuse_change_but_filling() returns trigger language plpgsql as $$
      declare
        free text[] := array['filled_at', 'retired_at'];
      begin
        if to_jsonb(old) - free is distinct from to_jsonb(new) - free
          or (old.filled_at is not null and new.filled_at is distinct from old.filled_at)
          or (old.retired_at is not null and new.retired_at is distinct from old.retired_at) then
          raise exception 'meter % is only ever filled once and retired once', old.id
            using errcode = 'restrict_violation';
        end if;
        return new;
      end $$`);
    await runner.query(`
      create trigger usage_meter_changes before update on usage_meter
      for each row execute function refuse_change_but_filling()`);
    await runner.query(`
      create trigger usage_meter_kept before delete on usage_meter
      for each row execute function refuse_change()`);
    await runner.query(`
      create trigger usage_meter_not_emptied before truncate on usage_meter
      for each statement execute function refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table usage_meter_fill');
    await runner.query('drop table usage_meter');
    await runner.query('drop function refuse_change_but_filling');
  }
}
