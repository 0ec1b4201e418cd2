/** A workspace `$1`. */
export const PLACE = `
  insert into workspace (id, revision, attributes, time_zone, created_at, updated_at)
  values ($1, 1, '{}', 'UTC', now(), now())`;

/**
 * `$4` events of workspace `$1` from `$2` on and before `$3`, and what the meters keep of them; then `$5` unique values and
 * as many changes of a level.
 */
export const FILL: readonly string[] = [
  `insert into usage_event (time, received_at, meters_known, is_time_ours, digest, workspace_id, type, source, id, data)
   select $2::timestamptz + ($3::timestamptz - $2::timestamptz) * ((n + 0.5) / $4), now(),
     (select max(id) from usage_meter), false, md5($1 || n)::uuid, $1, 'called', 'https://gateway-7.example.com/requests',
     n::text, '{"bytes":"' || (n * 31) % 4096 || '.' || n % 1000 || '"}'
   from generate_series(0, $4::integer - 1) as given (n)`,
  `insert into usage_rollup (workspace_id, meter_id, dims, bucket, events, total, least, greatest, latest, latest_time,
     latest_digest)
   select $1, m.id, '00000000-0000-0000-0000-000000000000', q.bucket, q.events,
     case when m.definition like '%"sum"%' or m.definition like '%"average"%' then q.total end,
     case when m.definition like '%"min"%' then q.least end,
     case when m.definition like '%"max"%' then q.greatest end,
     case when m.definition like '%"latest"%' then q.latest end,
     case when m.definition like '%"latest"%' then q.latest_time end,
     case when m.definition like '%"latest"%' then q.latest_digest end
   from usage_meter m cross join (
     select date_bin('15 minutes', time, '2000-01-01Z') as bucket, count(*) as events, sum(bytes) as total,
       min(bytes) as least, max(bytes) as greatest, (array_agg(bytes order by time desc))[1] as latest,
       max(time) as latest_time, (array_agg(digest order by time desc))[1] as latest_digest
     from (
       select time, digest, (data::json ->> 'bytes')::numeric as bytes from usage_event
       where workspace_id = $1 and type = 'called' and time >= $2 and time < $3
     ) e
     group by 1
   ) q
   where m.event = 'called' and m.retired_at is null`,
  `insert into usage_unique (span, first_at, last_at, meter_id, dims, value_digest, workspace_id)
   select date_trunc('month', $2::timestamptz at time zone 'UTC') at time zone 'UTC', at, at, m.id,
     '00000000-0000-0000-0000-000000000000', md5('user' || n)::uuid, $1
   from usage_meter m, generate_series(0, $5::integer - 1) as given (n),
     lateral (select $2::timestamptz + ($3::timestamptz - $2::timestamptz) * ((n + 0.5) / $5) as at) t
   where m.event = 'seen' and $4::integer > 0`,
  `insert into usage_change (time, meter_id, dims, digest, workspace_id, change)
   select $2::timestamptz + ($3::timestamptz - $2::timestamptz) * ((n + 0.5) / $5), m.id,
     '00000000-0000-0000-0000-000000000000', md5('change' || n)::uuid, $1, (n * 7) % 11 - 5
   from usage_meter m, generate_series(0, $5::integer - 1) as given (n)
   where m.event = 'placed' and $4::integer > 0`,
];

/** The same from the events of workspace `$1` themselves, one by one. */
export const MEASURE = `
  select count(*)::text as calls, trim_scale(sum(bytes))::text as sum, trim_scale(min(bytes))::text as min,
    trim_scale(max(bytes))::text as max, trim_scale((array_agg(bytes order by time desc))[1])::text as latest
  from (
    select time, (data::json ->> 'bytes')::numeric as bytes from usage_event
    where workspace_id = $1 and type = 'called' and time >= $2 and time < $3
  ) e`;
