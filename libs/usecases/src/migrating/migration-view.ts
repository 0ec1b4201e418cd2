import type { MigrationItemState, StageCount, SubscriptionMigration } from '#storage';

export type Progress = Readonly<Record<MigrationItemState, number>>;

/** A migration and how far it has come, altogether and stage by stage. */
export interface MigrationView {
  readonly migration: SubscriptionMigration;
  readonly dryRun: boolean;
  readonly progress: Progress;
  readonly stages: readonly Progress[];
}

export function viewOf(
  migration: SubscriptionMigration,
  counts: readonly StageCount[],
  dryRun = false,
): MigrationView {
  return {
    migration,
    dryRun,
    progress: progressOf(counts),
    stages: migration.stages.map((_, place) => progressOf(counts.filter(({ stage }) => stage === place + 1))),
  };
}

function progressOf(counts: readonly StageCount[]): Progress {
  const progress = { pending: 0, applied: 0, skipped: 0, reverted: 0, 'revert-skipped': 0 };
  for (const { state, count } of counts) progress[state] += count;
  return progress;
}
