const COLUMNS = `id, package_key as "packageKey", to_version as "toVersion", from_versions as "fromVersions",
    filter, mode, override_locks as "overrideLocks", stages, preview, state, revision, reason, created_by as "createdBy", created_at as "createdAt",
    started_by as "startedBy", started_at as "startedAt", ended_at as "endedAt"`;

export interface MigrationRow {
  readonly id: string;
  readonly packageKey: string;
  readonly toVersion: number;
  readonly fromVersions: readonly number[] | null;
  readonly filter: string;
  readonly mode: 'renewal' | 'now';
  readonly stages: string;
  readonly preview: string;
  readonly state: 'draft' | 'running' | 'paused' | 'completed' | 'reverting' | 'reverted';
  readonly revision: number;
  readonly overrideLocks: boolean;
  readonly reason: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly startedBy: string | null;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
}

export const insertMigration = `
  insert into subscription_migration
    (id, package_key, to_version, from_versions, filter, mode, stages, preview, state, revision, reason,
     created_by, created_at, override_locks)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`;

export const findMigration = `select ${COLUMNS} from subscription_migration where id = $1`;

/** Keeps every other act on this migration waiting; its items go on. */
export const lockMigration = `${findMigration} for no key update`;

/** The next revision in state `$2`; what is null stays as it is, but for the end. */
export const moveMigration = `
  update subscription_migration
  set state = $2, revision = revision + 1, started_by = coalesce($3, started_by),
    started_at = coalesce(started_at, $4::timestamptz), ended_at = $5
  where id = $1
  returning ${COLUMNS}`;

/**
 * Migrations that have something to do now: items whose turn it is, by the clock of the database, or nothing left but
 * to say that they are done.
 */
export const waitingMigrations = `
  select migration.id, migration.revision from subscription_migration as migration
  where migration.state = 'reverting' or migration.state = 'running' and (
    exists (
      select from subscription_migration_item as item
      where item.migration_id = migration.id and item.state = 'pending'
        and (item.not_before is null or item.not_before <= statement_timestamp()))
    or not exists (
      select from subscription_migration_item as item
      where item.migration_id = migration.id and item.state = 'pending'))
  order by migration.id`;

/**
 * At most `$8` subscriptions of package `$1` after id `$7` that are in force at `$2` or begin later, and are not on
 * version `$3`; of versions `$4`, workspaces `$5` and attributes `$6`, each only when it is given.
 */
export const matchingSubscriptions = `
  select subscription.id, held.package_version as "heldVersion"
  from subscription
  join workspace on workspace.id = subscription.workspace_id
  join subscription_segment as held on held.subscription_id = subscription.id and held.superseded_at is null
    and held.span @> greatest($2::timestamptz, subscription.started_at)
  where subscription.package_key = $1 and held.package_version <> $3
    and ($4::integer[] is null or held.package_version = any($4::integer[]))
    and ($5::text[] is null or subscription.workspace_id = any($5::text[]))
    and ($6::jsonb is null or workspace.attributes::jsonb @> $6::jsonb)
    and ($7::uuid is null or subscription.id > $7::uuid)
  order by subscription.id limit $8`;
