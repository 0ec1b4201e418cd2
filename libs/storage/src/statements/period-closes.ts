const COLUMNS = `id, until, since, packages, workspaces, reason, created_by as "createdBy", created_at as "createdAt",
    totals, ended_at as "endedAt"`;

export interface PeriodCloseRow {
  readonly id: string;
  readonly until: string;
  readonly since: string | null;
  readonly packages: readonly string[] | null;
  readonly workspaces: readonly string[] | null;
  readonly reason: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly totals: string | null;
  readonly endedAt: string | null;
}

export const insertClose = `
  insert into period_close (id, until, since, packages, workspaces, reason, created_by, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`;

/** Which of the packages `$1` and of the workspaces `$2` nobody knows. */
export const unknownNames = `
  select 'package' as noun, given.name from unnest($1::text[]) with ordinality as given (name, place)
  where not exists (select from package_version where package_key = given.name)
  union all
  select 'workspace', given.name from unnest($2::text[]) with ordinality as given (name, place)
  where not exists (select from workspace where id = given.name)`;

export const findClose = `select ${COLUMNS} from period_close where id = $1`;

/** Keeps everybody else who would say that it has ended waiting. */
export const lockClose = `${findClose} for no key update`;

export const endClose = `update period_close set totals = $2, ended_at = $3 where id = $1`;

/** The subscriptions that the close `$1` is about, each `$2` of them one shard. Answers how many shards there are. */
export const insertShards = `
  with placed as (
    select s.id, row_number() over (order by s.id) as place
    from subscription s join period_close c on c.id = $1
    where s.started_at < c.until and (c.packages is null or s.package_key = any(c.packages))
      and (c.workspaces is null or s.workspace_id = any(c.workspaces))
  ),
  made as (
    insert into period_close_shard (close_id, shard, first_id, last_id)
    select $1, (place - 1) / $2::integer + 1, (array_agg(id order by id))[1], (array_agg(id order by id desc))[1]
    from placed group by 2
    returning 1
  )
  select count(*)::integer as shards from made`;

export const findShard = `
  select close_id as "closeId", shard, first_id as "firstId", last_id as "lastId", reached_id as "reachedId",
    marked_at is not null as "isMarked"
  from period_close_shard where close_id = $1 and shard = $2 and done_at is null`;

/** The same, and nobody else marks its subscriptions meanwhile. */
export const lockShard = `${findShard} for no key update`;

export interface PeriodShardRow {
  readonly closeId: string;
  readonly shard: number;
  readonly firstId: string;
  readonly lastId: string;
  readonly reachedId: string | null;
  readonly isMarked: boolean;
}

/**
 * At most `$3` subscriptions of the shard after the last one that it has reached. `closedUntil`: until when its periods
 * are closing or final without a gap from its start on.
 */
export const subscriptionsOfShard = `
  select s.id, closed.until as "closedUntil"
  from period_close_shard d
  join period_close c on c.id = d.close_id
  join subscription s on s.id between d.first_id and d.last_id and (d.reached_id is null or s.id > d.reached_id)
  left join lateral (
    select case when sum(p.ends_at - p.starts_at) = max(p.ends_at) - s.started_at then max(p.ends_at) end as until
    from billing_period p where p.subscription_id = s.id
  ) closed on true
  where d.close_id = $1 and d.shard = $2 and s.started_at < c.until
    and (c.packages is null or s.package_key = any(c.packages))
    and (c.workspaces is null or s.workspace_id = any(c.workspaces))
  order by s.id limit $3`;

export interface ShardSubscriptionRow {
  readonly id: string;
  readonly closedUntil: string | null;
}

/** Nobody changes these subscriptions to the end of the transaction; rows may refer to them. */
export const holdSubscriptions = `select from subscription where id = any($1::uuid[]) order by id for share`;

/** Items of the periods of subscriptions `$3` that are to be closed, or have late events that no quote has settled. */
export const insertItems = `
  insert into period_close_item (close_id, shard, subscription_id, starts_at, state)
  select c.id, $2, p.subscription_id, p.starts_at, 'pending'
  from period_close c
  join billing_period p on p.subscription_id = any($3::uuid[]) and p.ends_at <= c.until
    and (c.since is null or p.starts_at >= c.since)
  where c.id = $1 and (
    p.state = 'closing'
    or exists (
      select from usage_late l
      where l.subscription_id = p.subscription_id and l.starts_at = p.starts_at and l.quote_id is null))
  on conflict do nothing`;

/** Whether all subscriptions of the shard are marked (`$4`), and which is the last one. */
export const reachShard = `
  update period_close_shard
  set reached_id = coalesce($3::uuid, reached_id),
    marked_at = case when $4::boolean then statement_timestamp() end
  where close_id = $1 and shard = $2`;

/** The next period of the shard that nobody has in hand. */
export const takeItem = `
  select close_id as "closeId", shard, subscription_id as subscription, starts_at as "startsAt"
  from period_close_item
  where close_id = $1 and shard = $2 and state = 'pending'
  order by subscription_id, starts_at limit 1
  for no key update skip locked`;

export interface PeriodItemRow {
  readonly closeId: string;
  readonly shard: number;
  readonly subscription: string;
  readonly startsAt: string;
}

export const decideItem = `
  update period_close_item
  set state = $4, code = $5, message = $6, quote_id = $7, decided_at = statement_timestamp()
  where close_id = $1 and subscription_id = $2 and starts_at = $3 and state = 'pending'`;

/** Once: a shard whose subscriptions are all marked and whose periods are all decided. */
export const endShard = `
  update period_close_shard d set done_at = statement_timestamp()
  where close_id = $1 and shard = $2 and marked_at is not null and done_at is null
    and not exists (
      select from period_close_item i
      where i.close_id = d.close_id and i.shard = d.shard and i.state = 'pending')`;

export const hasOpenShard = `
  select exists (select from period_close_shard where close_id = $1 and done_at is null) as found`;

export const openShards = `
  select close_id as close, shard from period_close_shard where done_at is null order by close_id, shard limit $1`;

export const countShards = `
  select count(*)::integer as total, count(marked_at)::integer as marked, count(done_at)::integer as done
  from period_close_shard where close_id = $1`;

export const countItems = `
  select state, count(*)::integer as count from period_close_item where close_id = $1 group by state`;

/** At most `$2` periods of the close that could not be billed. */
export const failedItems = `
  select i.subscription_id as subscription, p.workspace_id as workspace, p.starts_at as "startsAt",
    p.ends_at as "endsAt", i.code, i.message
  from period_close_item i
  join billing_period p on p.subscription_id = i.subscription_id and p.starts_at = i.starts_at
  where i.close_id = $1 and i.state = 'failed'
  order by i.subscription_id, i.starts_at limit $2`;

export interface PeriodFailureRow {
  readonly subscription: string;
  readonly workspace: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly code: string;
  readonly message: string;
}

/** What the close has billed, currency by currency. Its quotes were made at `$2` or later. */
export const closeTotals = `
  select q.currency, count(*) filter (where i.state = 'final')::integer as finals,
    coalesce(sum(q.total) filter (where i.state = 'final'), 0)::text as total,
    count(*) filter (where i.state = 'adjusted')::integer as adjustments,
    coalesce(sum(a.difference::numeric), 0)::text as difference
  from period_close_item i
  join quote q on q.id = i.quote_id and q.created_at >= $2::timestamptz
  left join quote_adjustment a on a.quote_id = i.quote_id
  where i.close_id = $1 and i.quote_id is not null
  group by q.currency order by q.currency`;

export interface PeriodTotalsRow {
  readonly currency: string;
  readonly finals: number;
  readonly total: string;
  readonly adjustments: number;
  readonly difference: string;
}
