const COLUMNS = `id, workspace_id as "workspaceId", package_key as "packageKey", anchor, anchoring,
    time_zone as "timeZone", started_at as "startedAt", ended_at as "endedAt", revision, created_at as "createdAt"`;

export interface SubscriptionRow {
  readonly id: string;
  readonly workspaceId: string;
  readonly packageKey: string;
  readonly anchor: string;
  readonly anchoring: 'anniversary' | 'calendar';
  readonly timeZone: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly revision: number;
  readonly createdAt: string;
}

export const findSubscription = `select ${COLUMNS} from subscription where id = $1`;

export const findSubscriptions = `select ${COLUMNS} from subscription where id = any($1::uuid[])`;

/**
 * Keeps every other change of this subscription waiting, to the end of the transaction. Rows that refer to it may
 * still be written: who announces a renewal does not wait for who changes.
 */
export const lockSubscription = `${findSubscription} for no key update`;

/** Those of workspace `$1` that are in force at `$2`, of package `$3` alone when it is given. */
export const activeSubscriptions = `
  select ${COLUMNS} from subscription
  where workspace_id = $1 and started_at <= $2::timestamptz and (ended_at is null or ended_at > $2::timestamptz)
    and ($3::text is null or package_key = $3)
  order by id`;

/** Those of workspace `$1` and package `$2` that are in force at any instant from `$3` on. */
export const heldSubscriptions = `
  select ${COLUMNS} from subscription
  where workspace_id = $1 and package_key = $2
    and tstzrange(started_at, ended_at) && tstzrange($3::timestamptz, null)
  order by started_at`;

/** At most `$3` subscriptions of workspace `$1` after id `$2`, ended ones too. */
export const subscriptionsOfWorkspace = `
  select ${COLUMNS} from subscription
  where workspace_id = $1 and ($2::uuid is null or id > $2::uuid)
  order by id limit $3`;

export const insertSubscription = `
  insert into subscription
    (id, workspace_id, package_key, anchor, anchoring, time_zone, started_at, ended_at, revision, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

/** The next revision, and the end that it now has. */
export const reviseSubscription = `update subscription set revision = revision + 1, ended_at = $2 where id = $1`;
