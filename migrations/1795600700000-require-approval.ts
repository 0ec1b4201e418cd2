import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A condition that is unknown holds: what nobody decided about was as good as approved. Now it must be said. */
export class RequireApproval1795600700000 implements MigrationInterface {
  readonly name = 'RequireApproval1795600700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table promotion add constraint promotion_approved
        check (promoted_at is null or verdict is not distinct from 'approve')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table promotion drop constraint promotion_approved');
  }
}
