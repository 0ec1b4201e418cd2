import { Injectable } from '@nestjs/common';
import { SubscriptionMigrationStore } from '#storage';
import { type Outcome, refused } from '../fault.js';
import { unknownMigration } from './migration-faults.js';
import { type MigrationView, viewOf } from './migration-view.js';

@Injectable()
export class FindMigration {
  constructor(private readonly migrations: SubscriptionMigrationStore) {}

  async run(id: string): Promise<Outcome<MigrationView>> {
    const migration = await this.migrations.find(id);
    if (migration === undefined) return refused(unknownMigration(id));
    return { ok: true, value: viewOf(migration, await this.migrations.counts(id)) };
  }
}
