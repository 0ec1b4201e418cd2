import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A rollout that is paused still enrols whom it covers, so it is looked at, too. */
export class WatchPausedRollouts1796100000001 implements MigrationInterface {
  readonly name = 'WatchPausedRollouts1796100000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      do $$
      declare
        found text;
      begin
        -- It was given its name by the database.
        select conname into strict found from pg_constraint
        where conrelid = 'rollout'::regclass and contype = 'c'
          and pg_get_constraintdef(oid) like '%next_check_at IS NULL%';
        execute format('alter table rollout drop constraint %I', found);
      end $$`);
    await runner.query(`
      alter table rollout add constraint rollout_done_waits_for_nothing
        check (state <> 'done' or next_check_at is null)`);
    await runner.query('drop index rollout_due');
    await runner.query(`create index rollout_due on rollout (next_check_at) where state <> 'done'`);
    await runner.query(`update rollout set next_check_at = now() where state = 'paused'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`update rollout set next_check_at = null where state = 'paused'`);
    await runner.query('drop index rollout_due');
    await runner.query(`create index rollout_due on rollout (next_check_at) where state = 'ramping'`);
    await runner.query('alter table rollout drop constraint rollout_done_waits_for_nothing');
    await runner.query(`alter table rollout add check (state = 'ramping' or next_check_at is null)`);
  }
}
