import { instantText } from '#calendar';
import { canonicalJson } from '#rulebook';
import type {
  MigrationFilter,
  MigrationItem,
  MigrationPreview,
  MigrationReason,
  MigrationStage,
  SubscriptionMigration,
} from '../records/subscription-migrations.js';
import type { Quantities } from '../records/subscriptions.js';
import type { MigrationItemRow } from '../statements/subscription-migration-items.js';
import type { MigrationRow } from '../statements/subscription-migrations.js';
import { fromDbInstant } from './instants.js';

interface StageText {
  readonly percent?: string;
  readonly count?: string;
  readonly notBefore?: string;
}

/** Stages as they are written down. */
export const stagesText = (stages: readonly MigrationStage[]): string =>
  canonicalJson(
    stages.map(({ percent, count, notBefore }) => ({
      ...(percent !== undefined && { percent }),
      ...(count !== undefined && { count: `${count}` }),
      ...(notBefore && { notBefore: instantText(notBefore) }),
    })),
  );

const toStage = ({ percent, count, notBefore }: StageText): MigrationStage => ({
  ...(percent !== undefined && { percent }),
  ...(count !== undefined && { count: Number.parseInt(count, 10) }),
  ...(notBefore !== undefined && { notBefore: fromDbInstant(notBefore) }),
});

export function fromDbMigration(row: MigrationRow): SubscriptionMigration {
  return {
    id: row.id,
    packageKey: row.packageKey,
    toVersion: row.toVersion,
    ...(row.fromVersions && { fromVersions: row.fromVersions }),
    filter: JSON.parse(row.filter) as MigrationFilter,
    mode: row.mode,
    overrideLocks: row.overrideLocks,
    stages: (JSON.parse(row.stages) as StageText[]).map(toStage),
    preview: JSON.parse(row.preview) as MigrationPreview,
    state: row.state,
    revision: row.revision,
    ...(row.reason !== null && { reason: row.reason }),
    createdBy: row.createdBy,
    createdAt: fromDbInstant(row.createdAt),
    ...(row.startedBy !== null && { startedBy: row.startedBy }),
    ...(row.startedAt !== null && { startedAt: fromDbInstant(row.startedAt) }),
    ...(row.endedAt !== null && { endedAt: fromDbInstant(row.endedAt) }),
  };
}

export function fromDbMigrationItem(row: MigrationItemRow): MigrationItem {
  const { currency, costBefore: before, costAfter: after } = row;
  return {
    migrationId: row.migrationId,
    subscriptionId: row.subscriptionId,
    stage: row.stage,
    ...(row.notBefore !== null && { notBefore: fromDbInstant(row.notBefore) }),
    fromVersion: row.fromVersion,
    quantities: JSON.parse(row.quantities) as Quantities,
    ...(currency !== null && before !== null && after !== null && { cost: { currency, before, after } }),
    state: row.state,
    ...(row.reason !== null && { reason: JSON.parse(row.reason) as MigrationReason }),
    ...(row.effectiveAt !== null && { effectiveAt: fromDbInstant(row.effectiveAt) }),
    ...(row.decidedAt !== null && { decidedAt: fromDbInstant(row.decidedAt) }),
    ...(row.revision !== null && { revision: row.revision }),
  };
}

/** An item as a new row. */
export function toDbMigrationItem(item: MigrationItem) {
  return {
    subscriptionId: item.subscriptionId,
    stage: item.stage,
    notBefore: item.notBefore && instantText(item.notBefore),
    fromVersion: item.fromVersion,
    quantities: canonicalJson(item.quantities),
    currency: item.cost?.currency,
    costBefore: item.cost?.before,
    costAfter: item.cost?.after,
    reason: item.reason && JSON.stringify(item.reason),
  };
}
