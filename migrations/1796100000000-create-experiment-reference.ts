import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who paid the control's price in their last whole period when an experiment started, and what that period comes to under
 * every variant. Break-even margins are made of it: it is rated once, and stays as it is.
 */
export class CreateExperimentReference1796100000000 implements MigrationInterface {
  readonly name = 'CreateExperimentReference1796100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table experiment_reference (
        experiment text collate "C" not null references experiment,
        subscription_id uuid not null references subscription,
        unit text collate "C" not null,
        -- What the period was billed by.
        quote_id uuid not null,
        rated_at timestamptz,
        -- Under each variant, in their order; null before it is rated, and where one of them cannot price it.
        totals numeric(38, 12)[],
        -- What its usage costs to provide.
        cost numeric,
        -- The code of why not.
        fault text collate "C",
        primary key (experiment, subscription_id),
        check ((rated_at is null) = (totals is null and fault is null)),
        check ((totals is null) = (cost is null)),
        check (totals is null or fault is null)
      )`);
    await runner.query(`
      create index experiment_reference_to_rate on experiment_reference (experiment) where rated_at is null`);
    await runner.query(`
      create trigger experiment_reference_kept before update on experiment_reference
      for each row when (old.rated_at is not null) execute function refuse_change()`);
    await runner.query(`
      create trigger experiment_reference_not_deleted before delete on experiment_reference
      for each row execute function refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table experiment_reference');
  }
}
