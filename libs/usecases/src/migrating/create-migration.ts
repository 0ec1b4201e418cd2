import { Injectable } from '@nestjs/common';
import {
  Clock,
  type MatchedSubscription,
  type MigrationItem,
  newId,
  OutboxStore,
  type SubscriptionMigration,
  SubscriptionMigrationStore,
  UnitOfWork,
} from '#storage';
import type { Actor } from '../actor.js';
import { RecordAudit } from '../auditing/record-audit.js';
import { type Outcome, refused } from '../fault.js';
import { type PinnedVersion, PinVersion } from '../subscribing/pin-version.js';
import { kindFault } from './kind-fault.js';
import { type MigrationView, viewOf } from './migration-view.js';
import { nothingToMigrate, overrideNeedsReason, tooManyToMigrate } from './migration-faults.js';
import { PreviewMigration, type PreviewedItem } from './preview-migration.js';
import { settleStages } from './settle-stages.js';
import { assignStages } from './stages.js';
import { sumPreview } from './sum-preview.js';

export interface MigrationWanted extends Pick<
  SubscriptionMigration,
  'packageKey' | 'toVersion' | 'fromVersions' | 'filter' | 'mode' | 'overrideLocks' | 'stages' | 'reason'
> {
  readonly dryRun: boolean;
}

/** Each is planned and priced while the caller waits. */
export const MOST = 10_000;
const PAGE = 1_000;

/** Finds whom a migration is about and what each will pay. They are chosen here, once: whoever comes later is not in it. */
@Injectable()
export class CreateMigration {
  constructor(
    private readonly work: UnitOfWork,
    private readonly migrations: SubscriptionMigrationStore,
    private readonly pinVersion: PinVersion,
    private readonly preview: PreviewMigration,
    private readonly outbox: OutboxStore,
    private readonly audit: RecordAudit,
    private readonly clock: Clock,
  ) {}

  async run({ dryRun, ...wanted }: MigrationWanted, actor: Actor): Promise<Outcome<MigrationView>> {
    const stages = settleStages(wanted.stages);
    if (!stages.ok) return stages;
    if (wanted.overrideLocks && wanted.reason === undefined) return refused(overrideNeedsReason);
    return await this.work.run(async () => {
      const now = this.clock.now();
      const target = await this.pinVersion.run(wanted.packageKey, wanted.toVersion, now);
      if (!target.ok) return refused({ ...target.faults[0], pointer: '/to' });
      const matched = await this.#match(wanted);
      if (matched.length > MOST) return refused(tooManyToMigrate(MOST));
      const differs = await this.#fault(target.value, matched);
      if (differs !== undefined) return refused(differs);
      if (matched.length === 0 && !dryRun) return refused(nothingToMigrate);
      const previewed: PreviewedItem[] = [];
      for (const subscription of matched) previewed.push(await this.preview.run(subscription, wanted));
      const migration: SubscriptionMigration = {
        ...wanted,
        id: newId(now),
        stages: stages.value,
        preview: sumPreview(previewed),
        state: 'draft',
        revision: 1,
        createdBy: actor.holder,
        createdAt: now,
      };
      const items = itemsOf(migration, previewed);
      if (!dryRun) await this.#keep(migration, items, actor);
      const counts = items.map(({ stage, state }) => ({ stage, state, count: 1 }));
      return { ok: true, value: viewOf(migration, counts, dryRun) };
    });
  }

  async #match(wanted: Omit<MigrationWanted, 'dryRun'>): Promise<readonly MatchedSubscription[]> {
    const matched: MatchedSubscription[] = [];
    for (;;) {
      const after = matched.at(-1)?.id;
      const page = await this.migrations.matching(wanted, this.clock.now(), after, PAGE);
      matched.push(...page);
      if (page.length < PAGE || matched.length > MOST) return matched;
    }
  }

  async #fault(target: PinnedVersion, matched: readonly MatchedSubscription[]) {
    for (const number of new Set(matched.map(({ heldVersion }) => heldVersion))) {
      const held = await this.pinVersion.held(target.stored.packageKey, number);
      if (!held.ok) return held.faults[0];
      const fault = kindFault(held.value.stored, target.stored);
      if (fault !== undefined) return fault;
    }
    return undefined;
  }

  async #keep(migration: SubscriptionMigration, items: readonly MigrationItem[], actor: Actor) {
    const { id, packageKey, toVersion, mode, reason, createdAt } = migration;
    await this.migrations.insert(migration);
    for (let from = 0; from < items.length; from += PAGE)
      await this.migrations.insertItems(id, items.slice(from, from + PAGE));
    const detail = { package: packageKey, to: `${toVersion}`, when: mode, subscriptions: `${items.length}` };
    const said = migration.overrideLocks ? { ...detail, overrideLocks: 'true' } : detail;
    await this.outbox.append({ type: 'migration.created', payload: { migration: id } }, createdAt);
    await this.audit.run({
      actor,
      action: 'migration.created',
      subject: id,
      ...(reason !== undefined && { reason }),
      detail: said,
    });
  }
}

function itemsOf(
  { id, stages }: SubscriptionMigration,
  previewed: readonly PreviewedItem[],
): readonly MigrationItem[] {
  const assigned = assignStages(
    id,
    previewed.map(({ subscriptionId }) => subscriptionId),
    stages,
  );
  return previewed.map((item) => {
    const stage = assigned.get(item.subscriptionId) ?? stages.length;
    const { notBefore } = stages[stage - 1] ?? {};
    return { ...item, migrationId: id, stage, ...(notBefore && { notBefore }), state: 'pending' };
  });
}
