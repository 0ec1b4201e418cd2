/** The partitions of events. */
export const usageShards = `
  select relid::regclass::text as shard from pg_partition_tree('usage_event') where isleaf order by shard`;

export const hasEvents = (shard: string): string => `select exists (select from ${shard}) as is`;

export const beginFill = `
  insert into usage_meter_fill (meter_id, shard) select $1, shard from unnest($2::text[]) as given (shard)`;

/** Shards that are not done, of meters that still count. */
export const unfilledShards = `
  select f.meter_id as meter, f.shard from usage_meter_fill f
  join usage_meter m on m.id = f.meter_id
  where f.done_at is null and m.retired_at is null
  order by f.meter_id, f.shard`;

/** Nothing comes back when it is done, or in the hands of another process. */
export const lockFill = `
  select workspace_id as workspace, (extract(epoch from time) * 1000000)::bigint as time, digest
  from usage_meter_fill where meter_id = $1 and shard = $2 and done_at is null
  for update skip locked`;

export const moveFill = `
  update usage_meter_fill set workspace_id = $3, time = $4, digest = $5 where meter_id = $1 and shard = $2`;

export const endFill = `
  update usage_meter_fill set done_at = clock_timestamp() where meter_id = $1 and shard = $2`;

/** A meter is filled once all its shards are. */
export const endFilling = `
  update usage_meter set filled_at = clock_timestamp()
  where id = $1 and filled_at is null
    and not exists (select from usage_meter_fill where meter_id = $1 and done_at is null)`;

/** At most `$2` workspaces of a shard, from `$1` on, found one by one from the index. */
export const workspacesOfShard = (shard: string): string => `
  with recursive found (id) as (
    (select workspace_id from ${shard} where workspace_id >= $1 order by workspace_id limit 1)
    union all
    select (
      select workspace_id from ${shard} where workspace_id > found.id order by workspace_id limit 1
    ) from found where found.id is not null
  )
  select id from found where id is not null limit $2`;

/**
 * At most `$5` events of the workspace `$1` and the type `$2`, after the one at `$3` with the digest `$4`; `isMissing`
 * are those from before the meter `$6` that stand.
 */
export const eventsOfShard = (shard: string): string => `
  select (extract(epoch from e.time) * 1000000)::bigint as time, e.digest, e.data,
    e.meters_known < $6 and not (e.corrects is not null and e.data is null)
      and not exists (select from usage_correction c where c.corrected_digest = e.digest) as "isMissing"
  from ${shard} e
  where e.workspace_id = $1 and e.type = $2 and (e.time, e.digest) > ($3, $4)
  order by e.time, e.digest
  limit $5`;

export interface ShardEventRow {
  readonly time: string;
  readonly digest: string;
  readonly data: string | null;
  readonly isMissing: boolean;
}
