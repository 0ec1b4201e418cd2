const COLUMNS = `item.migration_id as "migrationId", item.subscription_id as "subscriptionId", item.stage,
    item.not_before as "notBefore", item.from_version as "fromVersion", item.quantities, item.currency,
    item.cost_before as "costBefore", item.cost_after as "costAfter", item.state, item.reason,
    item.effective_at as "effectiveAt", item.decided_at as "decidedAt", item.revision`;

export interface MigrationItemRow {
  readonly migrationId: string;
  readonly subscriptionId: string;
  readonly stage: number;
  readonly notBefore: string | null;
  readonly fromVersion: number;
  readonly quantities: string;
  readonly currency: string | null;
  readonly costBefore: string | null;
  readonly costAfter: string | null;
  readonly state: 'pending' | 'applied' | 'skipped' | 'reverted' | 'revert-skipped';
  readonly reason: string | null;
  readonly effectiveAt: string | null;
  readonly decidedAt: string | null;
  readonly revision: number | null;
}

/** Adds pending items, `$2` of them as JSON, to migration `$1`. */
export const insertMigrationItems = `
  insert into subscription_migration_item
    (migration_id, subscription_id, stage, not_before, from_version, quantities, currency, cost_before, cost_after,
     reason, state)
  select $1, item."subscriptionId", item.stage, item."notBefore", item."fromVersion", item.quantities, item.currency,
    item."costBefore", item."costAfter", item.reason, 'pending'
  from json_to_recordset($2::json) as item (
    "subscriptionId" uuid, stage integer, "notBefore" timestamptz, "fromVersion" integer, quantities text,
    currency text, "costBefore" text, "costAfter" text, reason text)`;

/**
 * The next item in state `$3` whose turn it is while its migration is in state `$2`, and which nobody else has. It is
 * kept to the end of the transaction. The clock of the database judges, the same for all workers, and only of what waits.
 */
export const takeMigrationItem = `
  select ${COLUMNS}
  from subscription_migration_item as item
  join subscription_migration as migration on migration.id = item.migration_id
  where item.migration_id = $1 and migration.state = $2 and item.state = $3
    and (item.state <> 'pending' or item.not_before is null or item.not_before <= statement_timestamp())
  order by item.stage, item.subscription_id limit 1
  for update of item skip locked`;

/** Says what became of an item that is still in state `$3`. */
export const decideMigrationItem = `
  update subscription_migration_item
  set state = $4, reason = $5, from_version = $6, quantities = $7, effective_at = $8, decided_at = $9, revision = $10
  where migration_id = $1 and subscription_id = $2 and state = $3
  returning state`;

/** Items of migration `$1` that still wait will not be moved, for the reason `$2`. */
export const skipMigrationItems = `
  update subscription_migration_item set state = 'skipped', reason = $2, decided_at = $3
  where migration_id = $1 and state = 'pending'`;

/** Whether any item of migration `$1` is in state `$2`. */
export const hasMigrationItem = `
  select exists (select from subscription_migration_item where migration_id = $1 and state = $2) as found`;

export const countMigrationItems = `
  select stage, state, count(*)::integer as count from subscription_migration_item
  where migration_id = $1 group by stage, state`;

/** At most `$4` items of migration `$1` after subscription `$2`, of state `$3` alone when it is given. */
export const listMigrationItems = `
  select ${COLUMNS} from subscription_migration_item as item
  where item.migration_id = $1 and ($2::uuid is null or item.subscription_id > $2::uuid)
    and ($3::text is null or item.state = $3)
  order by item.subscription_id limit $4`;
