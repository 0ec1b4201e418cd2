import type { ThenApply } from '../records/price-locks.js';
import type { SubscriptionRow } from './subscriptions.js';

const LOCK = `l.id, l.workspace_id as workspace, l.package_key as "packageKey", l.package_version as "packageVersion",
  l.content_hash as "contentHash", lower(l.span) as "from", upper(l.span) as "to", l.experiment, l.variant, l.reason,
  l.created_at as "createdAt", l.created_by as "createdBy", l.revoked_at as "revokedAt", l.revoked_by as "revokedBy",
  l.then_apply as "thenApply", l.settled_at as "settledAt", l.settled_as as "settledAs"`;

export interface PriceLockRow {
  readonly id: string;
  readonly workspace: string;
  readonly packageKey: string;
  readonly packageVersion: number;
  readonly contentHash: string;
  readonly from: string;
  readonly to: string | null;
  readonly experiment: string | null;
  readonly variant: string | null;
  readonly reason: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly revokedAt: string | null;
  readonly revokedBy: string | null;
  readonly thenApply: ThenApply | null;
  readonly settledAt: string | null;
  readonly settledAs: string | null;
}

/** Locks of experiment `$1` that last beyond `$2`, the first `$4` of workspaces after `$3`. */
export const lastingLocks = `
  select ${LOCK}, w.time_zone as "timeZone", w.attributes,
    exists (
      select from subscription s join billing_period p on p.subscription_id = s.id
      where s.workspace_id = l.workspace_id and s.package_key = l.package_key and p.state = 'final'
        and p.starts_at >= lower(l.span)
    ) as "isBilled",
    (select row_to_json(x) from (
      select id, workspace_id as "workspaceId", package_key as "packageKey", anchor, anchoring,
        time_zone as "timeZone", started_at as "startedAt", ended_at as "endedAt", revision, created_at as "createdAt"
      from subscription s where s.workspace_id = l.workspace_id and s.package_key = l.package_key
      order by started_at desc limit 1
    ) x) as subscription
  from price_lock l join workspace w on w.id = l.workspace_id
  where l.experiment = $1 and l.revoked_at is null and (upper_inf(l.span) or upper(l.span) > $2::timestamptz)
    and l.workspace_id > $3
  order by l.workspace_id limit $4`;

export interface LastingLockRow extends PriceLockRow {
  readonly timeZone: string;
  readonly attributes: string;
  readonly isBilled: boolean;
  readonly subscription: SubscriptionRow | null;
}

/** Ends locks `$1` at `$2`, each at its own, and says what applies then (`$3`; null leaves that as it is). */
export const endLocks = `
  update price_lock l set span = tstzrange(lower(l.span), e.until), then_apply = coalesce(e.next, l.then_apply)
  from unnest($1::uuid[], $2::timestamptz[], $3::text[]) as e(id, until, next)
  where l.id = e.id and l.settled_at is null`;

/** One lock that ends by `$1` and of which nobody has settled yet what applies then. */
export const takeEndingLock = `
  select ${LOCK} from price_lock l
  where l.then_apply is not null and l.settled_at is null and l.revoked_at is null
    and upper(l.span) <= $1::timestamptz
    and (l.then_apply <> 'winner' or exists (select from experiment_decision d where d.experiment = l.experiment))
  order by upper(l.span), l.id limit 1 for update of l skip locked`;

export const settleLock = `update price_lock set settled_at = $2, settled_as = $3 where id = $1`;

export const revokeLocks = `
  update price_lock set revoked_at = $2, revoked_by = $3 where id = any($1::uuid[])`;

/** Stopped experiments without any lock that lasts beyond `$1`. */
export const finishedExperiments = `
  select key from experiment e
  where state = 'stopped' and stopped_at <= $1::timestamptz
    and not exists (select from rollout r where r.experiment = e.key and r.state <> 'done')
    and not exists (
      select from price_lock l where l.experiment = e.key and l.revoked_at is null
        and (upper_inf(l.span) or upper(l.span) > $1::timestamptz)
    )
  order by key`;

export const releaseLayer = `update layer_claim set active = false where experiment = $1 and active`;

/** Every lock of workspace `$1`, oldest first. */
export const locksOfWorkspace = `
  select ${LOCK} from price_lock l where l.workspace_id = $1 order by lower(l.span), l.id`;

export const insertLock = `
  insert into price_lock (id, workspace_id, package_key, package_version, content_hash, span, reason, created_at,
    created_by)
  values ($1, $2, $3, $4, $5, tstzrange($6::timestamptz, $7::timestamptz), $8, $9, $10)`;

/** Locks of workspace `$1` on package `$2` that last beyond `$3`. */
export const locksBeyond = `
  select ${LOCK} from price_lock l
  where l.workspace_id = $1 and l.package_key = $2 and l.revoked_at is null
    and (upper_inf(l.span) or upper(l.span) > $3::timestamptz or (l.then_apply = 'keep' and l.settled_at is null))
  order by lower(l.span)`;
