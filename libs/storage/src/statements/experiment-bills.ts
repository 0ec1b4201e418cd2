import { STANDING_QUOTE } from './billing-periods.js';

/** Subscriptions of a member to package `$2`, one by one: `offset 0` keeps a few of many from costing what all do. */
const HELD = `select id from subscription where workspace_id = a.workspace_id and package_key = $2 offset 0`;

/**
 * Final periods under the variants' prices that are not measured as they stand: experiment `$1`, package `$2`. An
 * adjustment makes a period be measured again.
 */
const finalOf = (units: string): string => `
  with members as materialized (
    select workspace_id, unit, variant, starts_at from assignment a where a.experiment = $1 and ${units}
  ),
  adjusted as (
    select a.subscription_id, a.starts_at, a.quote_id from quote_adjustment a
    where not exists (select from quote_adjustment next where next.previous_id = a.quote_id)
  )
  select p.subscription_id as subscription, p.starts_at as "startsAt", p.ends_at as "endsAt", a.unit, a.variant,
    coalesce(d.quote_id, p.quote_id) as quote
  from members a
  cross join lateral (${HELD}) s
  cross join lateral (
    select subscription_id, starts_at, ends_at, quote_id from billing_period
    where subscription_id = s.id and state = 'final' and starts_at >= a.starts_at offset 0
  ) p
  left join adjusted d on d.subscription_id = p.subscription_id and d.starts_at = p.starts_at
  left join experiment_bill b
    on b.experiment = $1 and b.subscription_id = p.subscription_id and b.starts_at = p.starts_at
  where b.quote_id is distinct from coalesce(d.quote_id, p.quote_id)`;

/** All of them are found before they are put in order: an order that is looked for reads every period there is. */
const inOrder = (found: string, limit: string): string =>
  `select * from (${found} offset 0) found order by subscription, "startsAt" limit ${limit}`;

/** Of every arm but the control `$3`. */
const FINAL = finalOf('a.variant <> $3');

/** Subscriptions with a period that is open at `$4` and was not measured since `$5`. */
const OPEN = `
  select s.id, s.anchor, s.time_zone as "timeZone", s.started_at as "startedAt", s.ended_at as "endedAt",
    a.unit, a.variant, a.starts_at as since
  from assignment a
  join subscription s on s.workspace_id = a.workspace_id and s.package_key = $2
  where a.experiment = $1 and a.variant <> $3 and a.starts_at <= $4::timestamptz
    and tstzrange(s.started_at, s.ended_at) @> $4::timestamptz
    and not exists (
      select from experiment_bill b
      where b.experiment = $1 and b.subscription_id = s.id and b.starts_at <= $4::timestamptz
        and b.ends_at > $4::timestamptz and (b.quote_id is not null or b.measured_at > $5::timestamptz)
    )
    and not exists (
      select from billing_period p
      where p.subscription_id = s.id and p.state = 'final' and p.starts_at <= $4::timestamptz
        and p.ends_at > $4::timestamptz
    )`;

export const finalToMeasure = inOrder(FINAL, '$4');

/** Of every arm: those of units `$3` to `$4`, at most `$5`. */
export const finalOfUnits = inOrder(finalOf('a.unit between $3 and $4'), '$5');

/**
 * Of units `$3` to `$4` of experiment `$1` on package `$2`, at most `$5` of the last three final periods before the
 * price of their arm that are not measured as they stand.
 */
export const historyOfUnits = `
  with members as materialized (
    select workspace_id, unit, starts_at from assignment where experiment = $1 and unit between $3 and $4
  )
  select p.subscription_id as subscription, p.starts_at as "startsAt", a.unit, standing.quote
  from members a
  cross join lateral (${HELD}) s
  cross join lateral (
    select subscription_id, starts_at, quote_id from billing_period
    where subscription_id = s.id and state = 'final' and ends_at <= a.starts_at order by starts_at desc limit 3
  ) p
  cross join lateral (select ${STANDING_QUOTE} as quote) standing
  left join experiment_history h
    on h.experiment = $1 and h.subscription_id = p.subscription_id and h.starts_at = p.starts_at
  where h.quote_id is distinct from standing.quote
  order by p.subscription_id, p.starts_at limit $5`;

export interface HistoryRow {
  readonly subscription: string;
  readonly startsAt: string;
  readonly unit: string;
  readonly quote: string;
}

/** Experiment `$1`: subscriptions `$2`, starts `$3`, units `$4`, quotes `$5`, totals `$6`, faults `$7`, at `$8`. */
export const saveHistory = `
  insert into experiment_history (experiment, subscription_id, starts_at, unit, quote_id, total, fault, measured_at)
  select $1, m.*, $8::timestamptz
  from unnest($2::uuid[], $3::timestamptz[], $4::text[], $5::uuid[], $6::numeric[], $7::text[]) as m
  on conflict (experiment, subscription_id, starts_at) do update
    set quote_id = excluded.quote_id, total = excluded.total, fault = excluded.fault,
      measured_at = excluded.measured_at`;

export const openToMeasure = `${OPEN} order by s.id limit $6`;

/** How many of both wait. */
export const billsWaiting = `
  select (select count(*) from (${FINAL}) f)::integer + (select count(*) from (${OPEN}) o)::integer as waiting`;

export interface FinalRow {
  readonly subscription: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly unit: string;
  readonly variant: string;
  readonly quote: string;
}

export interface OpenRow {
  readonly id: string;
  readonly anchor: string;
  readonly timeZone: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly unit: string;
  readonly variant: string;
  readonly since: string;
}

/** What is measured of a final period is never replaced by what was used before its end. */
export const saveBills = `
  insert into experiment_bill (experiment, subscription_id, starts_at, ends_at, unit, variant, quote_id, totals, fault,
    measured_at, billed, used, cost)
  select $1, m.subscription, m.starts_at, m.ends_at, m.unit, m.variant, m.quote, m.totals::numeric[], m.fault, $10,
    m.billed, m.used, m.cost
  from unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[], $5::text[], $6::text[], $7::uuid[], $8::text[],
    $9::text[], $11::numeric[], $12::numeric[], $13::numeric[])
    as m(subscription, starts_at, ends_at, unit, variant, quote, totals, fault, billed, used, cost)
  on conflict (experiment, subscription_id, starts_at) do update
    set quote_id = excluded.quote_id, totals = excluded.totals, fault = excluded.fault,
      measured_at = excluded.measured_at, billed = excluded.billed, used = excluded.used, cost = excluded.cost
    where excluded.quote_id is not null or experiment_bill.quote_id is null`;

/** By arm, of experiment `$1`: its control is the first of the totals. A period with two prices counts for nothing. */
export const spendOfArms = `
  with measured as (
    select b.variant, b.unit, b.fault, b.totals[1] - b.totals[v.position] as below
    from experiment_bill b join experiment_variant v on v.experiment = b.experiment and v.key = b.variant
    where b.experiment = $1 and b.fault is distinct from 'two-prices' and v.position > 1
  )
  select variant, count(distinct unit)::integer as units, count(below)::integer as periods,
    coalesce(sum(greatest(below, 0)), 0)::text as spent, coalesce(sum(below), 0)::text as net,
    count(fault)::integer as unpriceable
  from measured group by variant order by variant`;

/** By arm of experiment `$1`, since `$3`: quotes for package `$2` that its members were given or refused. */
export const quotedArms = `
  select v.key as variant, coalesce(q.count, 0)::integer as quotes, coalesce(f.count, 0)::integer as failures
  from experiment_variant v
  left join (
    select a.variant, count(*) from assignment a join quote q on q.workspace_id = a.workspace_id
    where a.experiment = $1 and q.created_at >= $3::timestamptz and q.package_key = $2 group by a.variant
  ) q on q.variant = v.key
  left join (
    select a.variant, count(*) from quote_failure q join assignment a on a.workspace_id = q.workspace_id
    where a.experiment = $1 and q.created_at >= $3::timestamptz and q.package_key = $2 group by a.variant
  ) f on f.variant = v.key
  where v.experiment = $1 order by v.position`;
