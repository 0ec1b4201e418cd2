import { type Instant, instantText } from '#calendar';
import type {
  MigrationItemReply,
  MigrationPreviewDocument,
  MigrationProgressDocument,
  MigrationReply,
} from '#contracts';
import type { MigrationFilter, MigrationItem, MigrationPreview } from '#storage';
import type { MigrationView, Progress } from '#usecases';
import { wireId } from '../ids.js';

export function toMigration({ migration, dryRun, progress, stages }: MigrationView): MigrationReply {
  return {
    id: dryRun ? null : wireId('mig', migration.id),
    dryRun,
    package: migration.packageKey,
    to: migration.toVersion,
    from: migration.fromVersions === undefined ? null : [...migration.fromVersions],
    filter: toFilter(migration.filter),
    when: migration.mode,
    overrideLocks: migration.overrideLocks,
    state: migration.state,
    stages: migration.stages.map(({ percent, count, notBefore }, place) => ({
      percent: percent ?? null,
      count: count ?? null,
      notBefore: textOrNull(notBefore),
      progress: toProgress(stages[place] ?? progress),
    })),
    progress: toProgress(progress),
    preview: toPreview(migration.preview),
    reason: migration.reason ?? null,
    revision: migration.revision,
    createdBy: migration.createdBy,
    createdAt: instantText(migration.createdAt),
    startedBy: migration.startedBy ?? null,
    startedAt: textOrNull(migration.startedAt),
    endedAt: textOrNull(migration.endedAt),
  };
}

export function toMigrationItem(item: MigrationItem): MigrationItemReply {
  return {
    subscription: wireId('sub', item.subscriptionId),
    stage: item.stage,
    notBefore: textOrNull(item.notBefore),
    state: item.state,
    fromVersion: item.fromVersion,
    quantities: item.quantities,
    currency: item.cost?.currency ?? null,
    before: item.cost?.before ?? null,
    after: item.cost?.after ?? null,
    reason: item.reason ?? null,
    effectiveAt: textOrNull(item.effectiveAt),
    decidedAt: textOrNull(item.decidedAt),
  };
}

const toProgress = ({ 'revert-skipped': revertSkipped, ...others }: Progress): MigrationProgressDocument => ({
  ...others,
  revertSkipped,
});

function toFilter({ workspaces, attributes }: MigrationFilter): MigrationReply['filter'] {
  return {
    ...(workspaces && { workspaces: [...workspaces] }),
    ...(attributes && { attributes: attributes as Record<string, string | boolean | string[]> }),
  };
}

function toPreview({
  subscriptions,
  currencies,
  skipped,
  unpriceable,
}: MigrationPreview): MigrationPreviewDocument {
  return {
    subscriptions,
    currencies: currencies.map((currency) => ({
      ...currency,
      winners: toAffected(currency.winners),
      losers: toAffected(currency.losers),
    })),
    skipped: skipped.map(named),
    unpriceable: unpriceable.map(named),
  };
}

const toAffected = ({ largest, ...affected }: MigrationPreview['currencies'][number]['winners']) => ({
  ...affected,
  largest: largest.map(named),
});

const named = <T extends { readonly subscription: string }>(entry: T): T => ({
  ...entry,
  subscription: wireId('sub', entry.subscription),
});

const textOrNull = (instant: Instant | undefined): string | null =>
  instant === undefined ? null : instantText(instant);
