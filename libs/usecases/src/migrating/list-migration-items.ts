import { Injectable } from '@nestjs/common';
import { type MigrationItem, type MigrationItemState, SubscriptionMigrationStore } from '#storage';
import { type Outcome, refused } from '../fault.js';
import { unknownMigration } from './migration-faults.js';

export interface ItemsAsked {
  /** Those after this subscription. */
  readonly after?: string | undefined;
  readonly state?: MigrationItemState | undefined;
}

@Injectable()
export class ListMigrationItems {
  constructor(private readonly migrations: SubscriptionMigrationStore) {}

  async run(id: string, asked: ItemsAsked, limit: number): Promise<Outcome<readonly MigrationItem[]>> {
    if ((await this.migrations.find(id)) === undefined) return refused(unknownMigration(id));
    return { ok: true, value: await this.migrations.items(id, asked, limit) };
  }
}
