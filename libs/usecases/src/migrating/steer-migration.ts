import { Injectable } from '@nestjs/common';
import { Clock, type MigrationState, OutboxStore, SubscriptionMigrationStore, UnitOfWork } from '#storage';
import type { Actor } from '../actor.js';
import { RecordAudit } from '../auditing/record-audit.js';
import { type Outcome, refused } from '../fault.js';
import { SKIPPED, unknownMigration, wrongMigrationState } from './migration-faults.js';
import { type MigrationView, viewOf } from './migration-view.js';

interface Way {
  readonly from: readonly MigrationState[];
  readonly to: MigrationState;
  readonly event: string;
}

/** What people do with a migration. Its own end is written by whoever decides the last item. */
const WAYS = {
  start: { from: ['draft', 'paused'], to: 'running', event: 'migration.started' },
  pause: { from: ['running'], to: 'paused', event: 'migration.paused' },
  revert: { from: ['running', 'paused', 'completed'], to: 'reverting', event: 'migration.revert-started' },
} as const satisfies Readonly<Record<string, Way>>;

export type MigrationVerb = keyof typeof WAYS;

/** Starts, pauses and reverts. The event is the alarm for the work; the row says what is to be done. */
@Injectable()
export class SteerMigration {
  constructor(
    private readonly work: UnitOfWork,
    private readonly migrations: SubscriptionMigrationStore,
    private readonly outbox: OutboxStore,
    private readonly audit: RecordAudit,
    private readonly clock: Clock,
  ) {}

  async run(
    id: string,
    verb: MigrationVerb,
    { reason, actor }: { readonly reason: string | undefined; readonly actor: Actor },
  ): Promise<Outcome<MigrationView>> {
    return await this.work.run(async () => {
      const found = await this.migrations.lock(id);
      if (found === undefined) return refused(unknownMigration(id));
      const way: Way = WAYS[verb];
      if (!way.from.includes(found.state)) return refused(wrongMigrationState(verb, found.state));
      const now = this.clock.now();
      const isStart = verb === 'start';
      const moved = await this.migrations.move(id, way.to, {
        ...(isStart && { startedAt: now }),
        ...(verb !== 'pause' && { startedBy: actor.holder }),
      });
      if (verb === 'revert') await this.migrations.skipPending(id, SKIPPED.calledOff, now);
      const counts = await this.migrations.counts(id);
      const payload = { migration: id, revision: `${moved.revision}` };
      await this.outbox.append({ type: way.event, payload }, now);
      await this.audit.run({
        actor,
        action: way.event,
        subject: id,
        ...(reason !== undefined && { reason }),
        detail: { package: found.packageKey, to: `${found.toVersion}` },
      });
      return { ok: true, value: viewOf(moved, counts) };
    });
  }
}
