import { STANDING_QUOTE } from './billing-periods.js';

/**
 * Units from `$6` to `$7` of experiment `$1` whose figures may have changed by `$3`: new ones, those whose window is over
 * by now, and mature ones that something came for since. What was written by somebody else at the same time may not have
 * been seen then, so an hour before counts too. Who was overridden before enrolling is in no comparison.
 */
const FRESH = `
  fresh as materialized (
    select u.unit, u.variant, u.at, x.at as seen, u.bucket is null as "isListed"
    from assignment_unit u
    left join exposure x on x.experiment = u.experiment and x.unit = u.unit
    left join unit_figures f on f.experiment = u.experiment and f.unit = u.unit
    where u.experiment = $1 and u.unit between $6 and $7 and u.at <= $3::timestamptz
      and not exists (
        select from experiment_override o
        where o.unit = u.unit and o.experiment = u.experiment and o.from_at <= u.at
      )
      and (
        f.unit is null or f.state in ('waiting', 'unpriceable') or f.state = 'young' and f.matures_at <= $3::timestamptz
        or exists (
          select from experiment_bill b
          where b.experiment = $1 and b.unit = u.unit and b.measured_at >= f.computed_at - interval '1 hour'
        )
        or exists (
          select from experiment_history h
          where h.experiment = $1 and h.unit = u.unit and h.measured_at >= f.computed_at - interval '1 hour'
        )
        or exists (
          select from assignment a join outcome o on o.workspace_id = a.workspace_id
          where a.experiment = $1 and a.unit = u.unit and o.received_at >= f.computed_at - interval '1 hour'
        )
        or exists (
          select from experiment_override o
          where o.experiment = $1 and o.unit = u.unit and o.created_at >= f.computed_at - interval '1 hour'
        )
      )
  )`;

/**
 * When its first whole period begins, and when its window of `$4` periods of `$5` is over. Under a price that begins in
 * the middle of a period that is the next one: until it is billed the later end is taken.
 */
const WINDOWS = `
  held as materialized (
    select f.unit, a.workspace_id, a.starts_at as since, s.id as subscription, s.started_at, s.ended_at
    from fresh f
    join assignment a on a.experiment = $1 and a.unit = f.unit and a.at <= $3::timestamptz
    left join subscription s on s.workspace_id = a.workspace_id and s.package_key = $2
      and s.started_at <= $3::timestamptz and (s.ended_at is null or s.ended_at > a.starts_at)
  ),
  begun as (
    select f.unit, coalesce(min(p.starts_at), min(h.since), f.at) as starts,
      $11::boolean and coalesce(bool_or(h.started_at < h.since and p.starts_at is distinct from h.since), false)
        as "hadTransition"
    from fresh f
    left join held h on h.unit = f.unit
    left join lateral (
      select b.starts_at from experiment_bill b
      where b.experiment = $1 and b.subscription_id = h.subscription and b.starts_at >= h.since
        and b.starts_at < h.since + $5::interval
      order by b.starts_at limit 1
    ) p on true
    group by f.unit, f.at
  ),
  windowed as materialized (
    select f.unit, f.variant, f.at, f."isListed", coalesce(f.seen, f.at) as seen, b.starts, b."hadTransition",
      b.starts + $5::interval * $4::integer as ends,
      -- A period belongs to the place that its beginning is nearest to, whatever months and clocks make of it.
      b.starts + $5::interval * $4::integer - $5::interval / 2 as until
    from fresh f join begun b on b.unit = f.unit
  )`;

/** Sums of each unit's bills, of the package and of what it left it for. */
const BILLED = (totals: string): string => `
  bills as materialized (
    select w.unit, b.subscription_id, b.starts_at, b.ends_at, b.billed, b.totals, b.fault, b.used, b.cost
    from windowed w
    join held h on h.unit = w.unit
    join experiment_bill b on b.experiment = $1 and b.subscription_id = h.subscription and b.quote_id is not null
      and b.starts_at >= h.since and b.starts_at < w.until
  ),
  summed as (
    select unit, sum(billed) as billed, sum(used) as used, sum(cost) as cost, count(fault) as faults,
      max(ends_at) as until, ${totals} as totals
    from bills group by unit
  ),
  elsewhere as (
    select w.unit, p.starts_at, q.total, q.currency
    from windowed w
    join (select distinct unit, workspace_id from held) h on h.unit = w.unit
    join subscription s on s.workspace_id = h.workspace_id and s.package_key <> $2
      and s.started_at >= w.starts and s.started_at < w.until
    join billing_period p on p.subscription_id = s.id and p.state = 'final' and p.starts_at < w.until
    cross join lateral (select ${STANDING_QUOTE} as id) standing
    join quote q on q.id = standing.id
    where exists (
      select from held gone where gone.unit = w.unit and gone.workspace_id = h.workspace_id
        and gone.ended_at is not null and gone.ended_at <= s.started_at
    )
  ),
  moved as (
    select unit, sum(total) as total, count(*) filter (where currency <> $9) as foreign_bills
    from elsewhere group by unit
  ),
  reached as (select unit, subscription_id, max(ends_at) as until from bills group by unit, subscription_id),
  unbilled as (
    select distinct w.unit
    from windowed w
    -- Whoever never subscribed has nothing to be billed.
    join held h on h.unit = w.unit and h.subscription is not null and greatest(h.started_at, h.since) < w.until
    left join reached r on r.unit = h.unit and r.subscription_id = h.subscription
    where coalesce(r.until, greatest(h.started_at, h.since)) < least(coalesce(h.ended_at, 'infinity'), w.until)
  )`;

const BESIDE = `
  credit as materialized (
    select w.unit, o.occurred_at, o.value
    from windowed w
    join (select distinct unit, workspace_id from held) h on h.unit = w.unit
    join outcome o on o.workspace_id = h.workspace_id and o.type = 'credit' and o.received_at <= $3::timestamptz
      and o.occurred_at >= least(w.seen, w.starts) and o.occurred_at < w.ends
  ),
  late as (
    select w.unit, count(*)::integer as outcomes
    from windowed w
    join (select distinct unit, workspace_id from held) h on h.unit = w.unit
    join outcome o on o.workspace_id = h.workspace_id and o.received_at <= $3::timestamptz
      and o.occurred_at >= w.seen and o.occurred_at < w.ends and o.received_at > w.ends + $8::interval
    group by w.unit
  ),
  before as (
    select h.unit, sum(p.mean) as history
    -- Of a workspace that left and came back, also those of what it had before.
    from (select distinct unit, workspace_id from held) h cross join lateral (
      select avg(last.total) as mean from (
        select sum(b.total) as total from subscription s
        join experiment_history b on b.experiment = $1 and b.subscription_id = s.id and b.total is not null
        where s.workspace_id = h.workspace_id and s.package_key = $2
        group by b.starts_at order by b.starts_at desc limit 3
      ) last
    ) p
    group by h.unit
  ),
  downgraded as (
    select w.unit, bool_or(exists (
      select from jsonb_each_text(first.quantities::jsonb) q join jsonb_each_text(last.quantities::jsonb) r using (key)
      where r.value::numeric < q.value::numeric
    )) as "isDowngraded"
    from windowed w
    join held h on h.unit = w.unit
    join subscription_segment first on first.subscription_id = h.subscription and first.superseded_at is null
      and first.span @> w.starts
    join subscription_segment last on last.subscription_id = h.subscription and last.superseded_at is null
      and last.span @> w.ends - interval '1 microsecond'
    group by w.unit
  )`;

/** What was paid by the end of each place. A credit counts on its day, a bill by where its period begins. */
const REVENUES = `
  flow as materialized (
    select unit, starts_at as at, billed as amount from bills
    union all select unit, starts_at, total from elsewhere
    union all select unit, occurred_at - $5::interval / 2, -value from credit
  ),
  revenues as (
    select unit, array_agg(paid order by place) as revenue
    from (
      select w.unit, place, coalesce(sum(f.amount), 0) as paid
      from windowed w
      cross join generate_series(1, $4::integer) as place
      left join flow f on f.unit = w.unit and f.at < w.starts + $5::interval * place - $5::interval / 2
      group by w.unit, place
    ) placed
    group by unit
  )`;

/**
 * Computes the figures of these units anew: experiment `$1` on package `$2` as of `$3`, its window of `$4` periods of
 * `$5`, units `$6` to `$7`, the horizon `$8` of late usage, its currency `$9`, now `$10`, and whether prices begin in mid-period
 * (`$11`). `variants`: how many.
 */
export const refreshFigures = (variants: number): string => {
  const places = placesOf(variants);
  const totals = `array[${places.map((place) => `sum(totals[${place}])`).join(', ')}]`;
  const withMoved = places.map((place) => `coalesce(s.totals[${place}], 0) + coalesce(m.total, 0)`);
  return `
  with ${FRESH}, ${WINDOWS}, ${BILLED(totals)}, ${BESIDE}, ${REVENUES},
  figures as (
    select w.unit, w.variant, w."isListed", w.starts, w."hadTransition",
      greatest(w.ends, s.until) + $8::interval as matures,
      case
        when greatest(w.ends, s.until) + $8::interval > $3::timestamptz then 'young'
        when s.faults > 0 or m.foreign_bills > 0 then 'unpriceable'
        when u.unit is not null then 'waiting'
        else 'mature'
      end as state,
      r.revenue,
      coalesce(s.billed, 0) + coalesce(m.total, 0) as billed,
      coalesce(c.credits, 0) as credits,
      coalesce(s.used, 0) as used, coalesce(s.cost, 0) as cost, array[${withMoved.join(', ')}] as totals,
      p.history, d."isDowngraded",
      exists (
        select from experiment_override o
        where o.experiment = $1 and o.unit = w.unit and o.from_at > w.at and o.from_at < w.ends
      ) as "isOverridden",
      coalesce(l.outcomes, 0) as "lateOutcomes"
    from windowed w
    join revenues r on r.unit = w.unit
    left join unbilled u on u.unit = w.unit
    left join (select unit, sum(value) as credits from credit group by unit) c on c.unit = w.unit
    left join summed s on s.unit = w.unit
    left join moved m on m.unit = w.unit
    left join late l on l.unit = w.unit
    left join before p on p.unit = w.unit
    left join downgraded d on d.unit = w.unit
  )
  insert into unit_figures (experiment, unit, variant, state, starts_at, matures_at, revenue, billed, credits, used,
    cost, totals, history, is_downgraded, had_transition, is_overridden, late_outcomes, is_listed, computed_at)
  select $1, unit, variant, state, starts, matures, revenue, billed, credits, used, cost, totals, history,
    "isDowngraded", "hadTransition", "isOverridden", "lateOutcomes", "isListed", $10::timestamptz
  from figures order by unit
  on conflict (experiment, unit) do update set
    state = excluded.state, starts_at = excluded.starts_at, matures_at = excluded.matures_at,
    revenue = excluded.revenue, billed = excluded.billed, credits = excluded.credits, used = excluded.used,
    cost = excluded.cost, totals = excluded.totals, history = excluded.history,
    is_downgraded = excluded.is_downgraded, had_transition = excluded.had_transition,
    is_overridden = excluded.is_overridden, late_outcomes = excluded.late_outcomes,
    computed_at = excluded.computed_at`;
};

/** 1, 2, … as many as there are variants. */
export const placesOf = (variants: number): readonly number[] =>
  Array.from({ length: variants }, (_, place) => place + 1);
