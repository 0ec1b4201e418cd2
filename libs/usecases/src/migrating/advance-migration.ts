import { Injectable } from '@nestjs/common';
import { SubscriptionMigrationStore } from '#storage';
import { ApplyNext } from './apply-next.js';
import { FinishMigration } from './finish-migration.js';
import { RevertNext } from './revert-next.js';

/**
 * Goes on with a migration from where it stands until nothing is to be done now. It may die at any instant and be called
 * any number of times at once: an item is taken by one transaction, and rows alone say what is left.
 */
@Injectable()
export class AdvanceMigration {
  constructor(
    private readonly migrations: SubscriptionMigrationStore,
    private readonly applyNext: ApplyNext,
    private readonly revertNext: RevertNext,
    private readonly finish: FinishMigration,
  ) {}

  async run(id: string): Promise<void> {
    const migration = await this.migrations.find(id);
    if (migration?.state === 'running') while (await this.applyNext.run(migration));
    else if (migration?.state === 'reverting') while (await this.revertNext.run(migration));
    await this.finish.run(id);
  }
}
