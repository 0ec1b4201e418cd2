/**
 * `$1` units of experiment `bench`, half of each arm, each with a subscription and `$2` months that are final and rated,
 * the first from `$3` on: as enrolment, billing and rating would leave them, but in one go. Every eleventh has left after
 * half of them.
 */
export const FILL: readonly string[] = [
  `insert into workspace (id, revision, attributes, time_zone, created_at, updated_at)
   select 'w' || lpad(n::text, 7, '0'), 1, '{"region":"eu"}', 'UTC', $3::timestamptz, $3::timestamptz
   from generate_series(1, $1::integer) n where $2::integer > 0`,
  `insert into subscription (id, workspace_id, package_key, anchor, anchoring, time_zone, started_at, ended_at, revision,
     created_at)
   select md5('s' || n)::uuid, 'w' || lpad(n::text, 7, '0'), 'bench', $3, 'anniversary', 'UTC', $3::timestamptz,
     case when n % 11 = 0 then $3::timestamptz + interval '1 month' * ($2::integer / 2) end, 1, $3::timestamptz
   from generate_series(1, $1::integer) n`,
  `insert into assignment_unit (experiment, unit, variant, bucket, phase, reason, package_version, attributes, at,
     recorded_at)
   select 'bench', 'w' || lpad(n::text, 7, '0'), case when n % 2 = 0 then 'control' else 'dearer' end,
     n % 2 * 5000 + n % 5000, 1, 'assigned', 2 - (n + 1) % 2, '{"region":"' || (array['eu', 'us', 'jp'])[n % 3 + 1] || '"}',
     $3::timestamptz, $3::timestamptz
   from generate_series(1, $1::integer) n where $2::integer > 0`,
  `insert into assignment (experiment, workspace_id, unit, variant, starts_at, at)
   select experiment, unit, unit, variant, $3::timestamptz, $3::timestamptz from assignment_unit
   where experiment = 'bench' and $1::integer > 0 and $2::integer > 0`,
  `insert into exposure (experiment, unit, variant, workspace_id, at)
   select experiment, unit, variant, unit, at from assignment_unit
   where experiment = 'bench' and $1::integer > 0 and $2::integer > 0 and $3::timestamptz is not null`,
  `insert into billing_period (subscription_id, starts_at, ends_at, workspace_id, time_zone, state, closing_at, final_at,
     quote_id)
   select s.id, s.started_at + interval '1 month' * k, s.started_at + interval '1 month' * (k + 1), s.workspace_id, 'UTC',
     'final', s.started_at, s.started_at, md5('q' || s.id || k)::uuid
   from subscription s, generate_series(0, $2::integer - 1) k
   where s.package_key = 'bench' and $1::integer > 0 and s.started_at >= $3::timestamptz
     and (s.ended_at is null or s.started_at + interval '1 month' * k < s.ended_at)`,
  `insert into quote (id, created_at, kind, workspace_id, subscription_id, package_key, package_version, content_hash,
     variant, price_reason, period_from, period_to, currency, total, document, document_hash, inputs, engine_version,
     valid_until, created_by)
   select p.quote_id, p.ends_at, 'final', p.workspace_id, p.subscription_id, 'bench', 1, '', 'bench/' || a.variant, 'lock',
     p.starts_at, p.ends_at, 'USD', 10, repeat('x', 1000), sha256(''), '{}', '', p.ends_at, 'system'
   from billing_period p join assignment a on a.workspace_id = p.workspace_id and a.experiment = 'bench'
   where $1::integer > 0 and $2::integer > 0 and $3::timestamptz is not null`,
  `insert into experiment_bill (experiment, subscription_id, starts_at, ends_at, unit, variant, quote_id, totals, fault,
     measured_at, billed, used, cost)
   select 'bench', p.subscription_id, p.starts_at, p.ends_at, p.workspace_id, a.variant, p.quote_id,
     array[10 + used / 10, 12 + used / 10], null, p.ends_at,
     case when a.variant = 'control' then 10 else 12 end + used / 10, used, used / 100
   from billing_period p
   join assignment a on a.workspace_id = p.workspace_id and a.experiment = 'bench'
   cross join lateral (
     select (hashtext(p.workspace_id || extract(epoch from p.starts_at)) & 65535)::numeric as used
   ) u
   where $1::integer > 0 and $2::integer > 0 and $3::timestamptz is not null`,
];

/** What refreshing comes down to: every bill read once, exact sums by arm. */
export const SCAN = `
  select b.variant, count(*), sum(b.billed), sum(b.billed * b.billed), sum(b.totals[1]), sum(b.totals[2]),
    sum(b.totals[1] * b.totals[2]), sum(b.used), sum(b.cost)
  from experiment_bill b where b.experiment = 'bench' group by b.variant`;
