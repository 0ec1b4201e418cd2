import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What periods of enrolled units come to under every variant of their experiment, and whether a rollout takes somebody
 * new. Rows can be made again from quotes and usage at any time: they are changed as those are.
 */
export class CreateExperimentBill1796000000000 implements MigrationInterface {
  readonly name = 'CreateExperimentBill1796000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table experiment_bill (
        experiment text collate "C" not null,
        subscription_id uuid not null references subscription,
        starts_at timestamptz not null,
        ends_at timestamptz not null check (ends_at > starts_at),
        unit text collate "C" not null,
        -- That of the unit.
        variant text collate "C" not null,
        -- The quote that says what the period costs now; null: it is not final, and what was used so far is rated.
        quote_id uuid,
        -- Under each variant, in their order; null where one of them cannot price it.
        totals numeric(38, 12)[],
        -- The code of why not.
        fault text collate "C",
        measured_at timestamptz not null,
        primary key (experiment, subscription_id, starts_at),
        foreign key (experiment, unit, variant) references assignment_unit (experiment, unit, variant),
        check ((totals is null) = (fault is not null))
      )`);
    await runner.query('alter table rollout add column enrolment_held_at timestamptz');
    await runner.query('alter table rollout_event drop constraint rollout_event_kind_check');
    await runner.query(`
      alter table rollout_event add constraint rollout_event_kind_check check (kind in
        ('entered', 'paused', 'resumed', 'approved', 'completed', 'stopped', 'enrolment-held', 'enrolment-released'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table rollout_event drop constraint rollout_event_kind_check');
    await runner.query(`
      alter table rollout_event add constraint rollout_event_kind_check check (kind in
        ('entered', 'paused', 'resumed', 'approved', 'completed', 'stopped'))`);
    await runner.query('alter table rollout drop column enrolment_held_at');
    await runner.query('drop table experiment_bill');
  }
}
