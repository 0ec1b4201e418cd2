import { Injectable } from '@nestjs/common';
import {
  Clock,
  type MigrationItemState,
  type MigrationState,
  OutboxStore,
  SubscriptionMigrationStore,
  UnitOfWork,
} from '#storage';
import { SYSTEM } from '../actor.js';
import { RecordAudit } from '../auditing/record-audit.js';

const ENDS: Partial<
  Record<MigrationState, { readonly left: MigrationItemState; readonly to: MigrationState }>
> = {
  running: { left: 'pending', to: 'completed' },
  reverting: { left: 'applied', to: 'reverted' },
};

/** Says that a migration is done when nothing is left of it: once, however many workers find that out. */
@Injectable()
export class FinishMigration {
  constructor(
    private readonly work: UnitOfWork,
    private readonly migrations: SubscriptionMigrationStore,
    private readonly outbox: OutboxStore,
    private readonly audit: RecordAudit,
    private readonly clock: Clock,
  ) {}

  async run(id: string): Promise<void> {
    await this.work.run(async () => {
      const found = await this.migrations.lock(id);
      const end = found && ENDS[found.state];
      if (end === undefined || (await this.migrations.hasItem(id, end.left))) return;
      const now = this.clock.now();
      await this.migrations.move(id, end.to, { endedAt: now });
      const action = `migration.${end.to}`;
      await this.outbox.append({ type: action, payload: { migration: id } }, now);
      const detail = await this.#result(id);
      await this.audit.run({ actor: SYSTEM, action, subject: id, detail });
    });
  }

  async #result(id: string): Promise<Readonly<Record<string, string>>> {
    const result: Record<string, number> = {};
    for (const { state, count } of await this.migrations.counts(id))
      result[state] = (result[state] ?? 0) + count;
    return Object.fromEntries(Object.entries(result).map(([state, count]) => [state, `${count}`]));
  }
}
