const OF_CELL = 'workspace_id = $1 and meter_id = $2 and dims = $3';

/** Who else counts in this row waits, to the end of the transaction. What it is recounted from is read afterwards. */
export const lockRollup = `select from usage_rollup where ${OF_CELL} and bucket = $4 for update`;

export const replaceRollup = `
  update usage_rollup set events = $5, total = $6, least = $7, greatest = $8, latest = $9, latest_time = $10,
    latest_digest = $11
  where ${OF_CELL} and bucket = $4`;

export const deleteRollup = `delete from usage_rollup where ${OF_CELL} and bucket = $4`;

export const lockUnique = `
  select (extract(epoch from first_at) * 1000000)::bigint as "firstAt",
    (extract(epoch from last_at) * 1000000)::bigint as "lastAt"
  from usage_unique where ${OF_CELL} and span = $4 and value_digest = $5 for update`;

export const replaceUnique = `
  update usage_unique set first_at = $6, last_at = $7 where ${OF_CELL} and span = $4 and value_digest = $5`;

export const deleteUnique = `delete from usage_unique where ${OF_CELL} and span = $4 and value_digest = $5`;

export const deleteChange = `delete from usage_change where ${OF_CELL} and time = $4 and digest = $5`;

/** How far meter `$1` has come in the shard `$2`; it comes no further to the end of the transaction. */
export const holdFill = `
  select workspace_id as workspace, (extract(epoch from time) * 1000000)::bigint as time, digest,
    done_at is not null as "isDone"
  from usage_meter_fill where meter_id = $1 and shard = $2 for share`;

export interface FillRow {
  readonly workspace: string | null;
  readonly time: string | null;
  readonly digest: string | null;
  readonly isDone: boolean;
}
