const NEWEST_FIRST = 'order by kept.latest_time desc nulls last, kept.latest_digest desc';

/** Only a newest value needs them, and they sort all that is read. */
const NEWEST = `
    (array_agg(kept.latest ${NEWEST_FIRST}))[1]::text as latest,
    (extract(epoch from max(kept.latest_time)) * 1000000)::bigint::text as "latestTime",
    (array_agg(kept.latest_digest ${NEWEST_FIRST}))[1]::text as "latestDigest"`;
const NO_NEWEST = `null as latest, null as "latestTime", null as "latestDigest"`;

/**
 * What rollups say of a meter's groups, window by window, with their newest values when it is asked for. `$3` and `$4` name the cells and the group of each, `$5` are the
 * bounds between which windows lie, `$6` the quarters of an hour that are read event by event instead.
 */
export const readTallies = (isLatest: boolean): string => `
  select given.group_no as "group", width_bucket(kept.bucket, $5::timestamptz[]) - 1 as "window",
    sum(kept.events)::text as events, sum(kept.total)::text as total, min(kept.least)::text as least,
    max(kept.greatest)::text as greatest, ${isLatest ? NEWEST : NO_NEWEST}
  from unnest($3::uuid[], $4::integer[]) as given (dims, group_no)
  join usage_rollup kept on kept.workspace_id = $1 and kept.meter_id = $2 and kept.dims = given.dims
    and kept.bucket >= ($5::timestamptz[])[1] and kept.bucket < ($5::timestamptz[])[array_upper($5::timestamptz[], 1)]
    and kept.bucket <> all($6::timestamptz[])
  group by 1, 2`;

export interface TallyRow {
  readonly group: number;
  readonly window: number;
  readonly events: string;
  readonly total: string | null;
  readonly least: string | null;
  readonly greatest: string | null;
  readonly latest: string | null;
  readonly latestTime: string | null;
  readonly latestDigest: string | null;
}

/** The newest value of each group from before the quarter of an hour `$5`. */
export const readNewestBefore = `
  select distinct on (given.group_no) given.group_no as "group", before.latest::text as latest,
    (extract(epoch from before.latest_time) * 1000000)::bigint::text as "latestTime",
    before.latest_digest::text as "latestDigest"
  from unnest($3::uuid[], $4::integer[]) as given (dims, group_no)
  cross join lateral (
    select latest, latest_time, latest_digest from usage_rollup kept
    where kept.workspace_id = $1 and kept.meter_id = $2 and kept.dims = given.dims and kept.bucket < $5
    order by kept.bucket desc limit 1
  ) before
  order by given.group_no, before.latest_time desc, before.latest_digest desc`;

export interface NewestRow {
  readonly group: number;
  readonly latest: string;
  readonly latestTime: string;
  readonly latestDigest: string;
}

/**
 * How many values were seen in each group and window of a meter whose values are kept by quarters of an hour, outside the
 * windows `$6`, which are read event by event.
 */
export const readWindowedUniques = `
  select given.group_no as "group", width_bucket(kept.span, $5::timestamptz[]) - 1 as "window",
    count(distinct kept.value_digest)::text as values
  from unnest($3::uuid[], $4::integer[]) as given (dims, group_no)
  join usage_unique kept on kept.workspace_id = $1 and kept.meter_id = $2 and kept.dims = given.dims
    and kept.span >= ($5::timestamptz[])[1] and kept.span < ($5::timestamptz[])[array_upper($5::timestamptz[], 1)]
    and width_bucket(kept.span, $5::timestamptz[]) - 1 <> all($6::integer[])
  group by 1, 2`;

/**
 * The same of one span `[$5, $6)` and a meter whose values are kept by months with when they were first and last seen.
 * A value that was seen before and after the span within one month may or may not have been seen in it.
 */
export const readUniques = `
  select given.group_no as "group",
    count(distinct kept.value_digest) filter (
      where (kept.first_at >= $5 and kept.first_at < $6) or (kept.last_at >= $5 and kept.last_at < $6))::text as values,
    count(*) filter (where kept.first_at < $5 and kept.last_at >= $6)::text as unsure
  from unnest($3::uuid[], $4::integer[]) as given (dims, group_no)
  join usage_unique kept on kept.workspace_id = $1 and kept.meter_id = $2 and kept.dims = given.dims
    and kept.span >= date_trunc('month', $5::timestamptz at time zone 'UTC') at time zone 'UTC' and kept.span < $6
  group by 1`;

export interface UniqueRow {
  readonly group: number;
  readonly window: number;
  readonly values: string;
  readonly unsure: string;
}

/** The steps of each group's level in `[$5, $6)`, in order of time; the level at its start is a step at no time. */
export const readChanges = `
  select given.group_no as "group", null as time, sum(kept.change)::text as change
  from unnest($3::uuid[], $4::integer[]) as given (dims, group_no)
  join usage_change kept on kept.workspace_id = $1 and kept.meter_id = $2 and kept.dims = given.dims
    and kept.time < $5
  group by 1
  union all
  (select given.group_no, (extract(epoch from kept.time) * 1000000)::bigint::text, sum(kept.change)::text
  from unnest($3::uuid[], $4::integer[]) as given (dims, group_no)
  join usage_change kept on kept.workspace_id = $1 and kept.meter_id = $2 and kept.dims = given.dims
    and kept.time >= $5 and kept.time < $6
  group by given.group_no, kept.time
  order by kept.time)`;

export interface ChangeRow {
  readonly group: number;
  readonly time: string | null;
  readonly change: string;
}

/** The tuples of a meter that a workspace ever had. */
export const readTuples = `
  select distinct on (dims) dims::text as dims, tuple from usage_cell
  where workspace_id = $1 and meter_id = $2 order by dims`;
