const COLUMNS = `id, experiment, as_of as "asOf", requested_by as "requestedBy", document, hash, done_at as "doneAt"`;

export interface SnapshotRow {
  readonly id: string;
  readonly experiment: string;
  readonly asOf: string;
  readonly requestedBy: string;
  readonly document: string | null;
  readonly hash: string | null;
  readonly doneAt: string | null;
}

/** Snapshot `$1` of experiment `$2` as of `$3` for `$4`, and its shards of `$5` units each; how many there are. */
export const insertSnapshot = `
  with made as (
    insert into experiment_snapshot (id, experiment, as_of, requested_by) values ($1, $2, $3::timestamptz, $4)
    returning id
  ),
  placed as (
    select unit, row_number() over (order by unit) as place
    from assignment_unit where experiment = $2 and at <= $3::timestamptz
  ),
  ranges as (
    select (place - 1) / $5::integer + 1 as shard, min(unit) as first_unit, max(unit) as last_unit
    from placed group by 1
  ),
  sharded as (
    insert into experiment_snapshot_shard (snapshot_id, shard, first_unit, last_unit)
    select made.id, ranges.shard, ranges.first_unit, ranges.last_unit from made, ranges
    returning 1
  )
  select count(*)::integer as shards from sharded`;

export const findSnapshot = `select ${COLUMNS} from experiment_snapshot where id = $1`;

/** Nobody else ends it meanwhile. */
export const lockSnapshot = `${findSnapshot} for no key update`;

export const endSnapshot = `
  update experiment_snapshot set document = $2, hash = $3, done_at = statement_timestamp() where id = $1`;

export const newestSnapshot = `
  select ${COLUMNS} from experiment_snapshot
  where experiment = $1 and done_at is not null order by as_of desc, id desc limit 1`;

/** At most `$2` snapshots of experiment `$1` that are done: the last of each day, the newest day first. */
export const dailySnapshots = `
  select * from (
    select distinct on (date_trunc('day', as_of, 'UTC')) ${COLUMNS}
    from experiment_snapshot where experiment = $1 and done_at is not null
    order by date_trunc('day', as_of, 'UTC') desc, as_of desc, id desc
  ) daily order by "asOf" desc limit $2`;

/** The newest one that is not done and was asked for after `$2`, if any. */
export const openSnapshot = `
  select ${COLUMNS} from experiment_snapshot
  where experiment = $1 and done_at is null and as_of >= $2::timestamptz order by as_of desc limit 1`;

export const snapshotShards = `
  select shard, first_unit as "firstUnit", last_unit as "lastUnit", done_at is not null as "isDone"
  from experiment_snapshot_shard where snapshot_id = $1 order by shard`;

export interface SnapshotShardRow {
  readonly shard: number;
  readonly firstUnit: string;
  readonly lastUnit: string;
  readonly isDone: boolean;
}

export const endSnapshotShard = `
  update experiment_snapshot_shard set done_at = statement_timestamp()
  where snapshot_id = $1 and shard = $2 and done_at is null`;

/** At most `$1` shards of snapshots that are not done half a minute before `$2`, and snapshots that wait for their end. */
export const openSnapshotShards = `
  select s.id as snapshot, coalesce(d.shard, 0) as shard
  from experiment_snapshot s
  left join experiment_snapshot_shard d on d.snapshot_id = s.id and d.done_at is null
  where s.done_at is null and s.as_of < $2::timestamptz - interval '30 seconds'
  order by s.as_of, s.id, d.shard limit $1`;

/** Of snapshots that looks have left behind, those are forgotten that are older than a week and not the last of a day. */
export const forgetSnapshots = `
  delete from experiment_snapshot s
  where s.experiment = $1 and s.as_of < $2::timestamptz - interval '7 days' and exists (
    select from experiment_snapshot later
    where later.experiment = s.experiment and later.done_at is not null and later.as_of > s.as_of
      and date_trunc('day', later.as_of, 'UTC') = date_trunc('day', s.as_of, 'UTC')
  )`;

/** Experiments that were started, and have units that are not compared yet: what is known of them changes. */
export const experimentsToCompare = `
  select e.key from experiment e
  where e.started_at is not null and (
    e.state <> 'ended' or e.ended_at > $1::timestamptz - interval '100 days'
  ) and not exists (select from experiment_bundle b where b.experiment = e.key) and exists (select from assignment_unit u where u.experiment = e.key)
  order by e.key`;

export const bundleOf = `select document from experiment_bundle where experiment = $1`;

export const keepBundle = `
  insert into experiment_bundle (experiment, document, made_at) values ($1, $2, $3::timestamptz)
  on conflict (experiment) do nothing`;
