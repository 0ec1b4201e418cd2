import { Injectable } from '@nestjs/common';
import { SubscriptionMigrationStore } from '#storage';

/** Migrations that have something to do now, whatever became of their alarms. */
@Injectable()
export class FindWaitingMigrations {
  constructor(private readonly migrations: SubscriptionMigrationStore) {}

  async run(): Promise<readonly { readonly migration: string; readonly revision: number }[]> {
    const waiting = await this.migrations.waiting();
    return waiting.map(({ id, revision }) => ({ migration: id, revision }));
  }
}
