/** Of two events at one time the one with the greater digest is the newer one, whoever came first. */
const NEWER = '(excluded.latest_time, excluded.latest_digest) > (kept.latest_time, kept.latest_digest)';

/** Adds to rollups, which are given in the order of their key: an array for each column. */
export const addToRollups = `
  insert into usage_rollup as kept (workspace_id, meter_id, dims, bucket, events, total, least, greatest, latest,
    latest_time, latest_digest)
  select workspace_id, meter_id, dims, bucket, events, total::numeric, least::numeric, greatest::numeric,
    latest::numeric, latest_time, latest_digest
  from unnest($1::text[], $2::integer[], $3::uuid[], $4::timestamptz[], $5::bigint[], $6::text[], $7::text[],
    $8::text[], $9::text[], $10::timestamptz[], $11::uuid[])
    as given (workspace_id, meter_id, dims, bucket, events, total, least, greatest, latest, latest_time, latest_digest)
  on conflict (workspace_id, meter_id, dims, bucket) do update set
    events = kept.events + excluded.events,
    total = kept.total + excluded.total,
    least = least(kept.least, excluded.least),
    greatest = greatest(kept.greatest, excluded.greatest),
    latest = case when ${NEWER} then excluded.latest else kept.latest end,
    latest_time = case when ${NEWER} then excluded.latest_time else kept.latest_time end,
    latest_digest = case when ${NEWER} then excluded.latest_digest else kept.latest_digest end`;

/** Says when values were seen first and last in a span, in the order of the key. */
export const addToUniques = `
  insert into usage_unique as kept (workspace_id, meter_id, dims, span, value_digest, first_at, last_at)
  select * from unnest($1::text[], $2::integer[], $3::uuid[], $4::timestamptz[], $5::uuid[], $6::timestamptz[],
    $7::timestamptz[])
  on conflict (workspace_id, meter_id, dims, span, value_digest) do update set
    first_at = least(kept.first_at, excluded.first_at),
    last_at = greatest(kept.last_at, excluded.last_at)
  where excluded.first_at < kept.first_at or excluded.last_at > kept.last_at`;

export const addToChanges = `
  insert into usage_change (workspace_id, meter_id, dims, time, digest, change)
  select workspace_id, meter_id, dims, time, digest, change::numeric
  from unnest($1::text[], $2::integer[], $3::uuid[], $4::timestamptz[], $5::uuid[], $6::text[])
    as given (workspace_id, meter_id, dims, time, digest, change)`;

export const addLate = `
  insert into usage_late (subscription_id, starts_at, digest, received_at)
  select subscription_id, starts_at, digest, $4
  from unnest($1::uuid[], $2::timestamptz[], $3::uuid[]) as given (subscription_id, starts_at, digest)`;
