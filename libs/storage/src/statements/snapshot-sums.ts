import { placesOf } from './unit-figures.js';

/** By arm of experiment `$1`, in their order: what its units have come to. `$2`: how many are planned of each. */
export const armSnapshots = `
  select v.key, v.closed_at is not null as "isClosed", count(f.unit)::integer as enrolled,
    count(*) filter (where f.state = 'mature')::integer as mature,
    count(*) filter (where f.state = 'waiting')::integer as waiting,
    count(*) filter (where f.state = 'unpriceable')::integer as unpriceable,
    count(*) filter (where f.had_transition)::integer as transition,
    count(*) filter (where f.is_overridden)::integer as overridden,
    count(*) filter (where f.state = 'mature' and f.history is null)::integer as "withoutHistory",
    coalesce(sum(f.late_outcomes) filter (where f.state = 'mature'), 0)::integer as "lateOutcomes",
    (array_agg(f.matures_at order by f.matures_at) filter (where f.unit is not null))[$2::integer] as "plannedAt",
    min(f.matures_at) as "firstMatureAt", max(f.matures_at) as "lastMatureAt",
    coalesce(sum(f.totals[v.position]) filter (where f.state = 'mature'), 0)::text as "atOwnPrice",
    coalesce(sum(f.billed) filter (where f.state = 'mature'), 0)::text as billed,
    coalesce(sum(f.credits) filter (where f.state = 'mature'), 0)::text as credits,
    count(*) filter (where f.state = 'mature' and f.billed - f.credits < f.totals[v.position])::integer as conceded,
    count(*) filter (where f.state = 'mature' and f.revenue[cardinality(f.revenue)] > 0)::integer as payers
  from experiment_variant v left join unit_figures f on f.experiment = v.experiment and f.variant = v.key and not f.is_listed
  where v.experiment = $1 group by v.key, v.position, v.closed_at order by v.position`;

export interface ArmSnapshotRow {
  readonly key: string;
  readonly isClosed: boolean;
  readonly enrolled: number;
  readonly mature: number;
  readonly waiting: number;
  readonly unpriceable: number;
  readonly transition: number;
  readonly overridden: number;
  readonly withoutHistory: number;
  readonly lateOutcomes: number;
  readonly plannedAt: string | null;
  readonly firstMatureAt: string | null;
  readonly lastMatureAt: string | null;
  readonly atOwnPrice: string;
  readonly billed: string;
  readonly credits: string;
  readonly conceded: number;
  readonly payers: number;
}

/** Units that are compared by their arms. */
const COMPARED = `f.experiment = $1 and f.state = 'mature' and not f.is_listed`;

/** What a mature unit counts in a metric that is made of its bills. Names are ours: no text of a user is among them. */
const VALUES = {
  'revenue-per-workspace': 'f.revenue[cardinality(f.revenue)]',
  'margin-per-workspace': 'f.revenue[cardinality(f.revenue)] - f.cost',
  'usage-per-workspace': 'f.used',
} as const;
export type BillMetric = keyof typeof VALUES;
export const BILL_METRICS = Object.keys(VALUES) as readonly BillMetric[];

const SUMS = `count(*)::integer as units, sum(value)::text as sum, sum(value * value)::text as "sumSquares",
    sum(history)::text as before, sum(history * history)::text as "beforeSquares",
    sum(value * history)::text as "sumProducts",
    count(*) filter (where "isNew")::integer as "newUnits", coalesce(sum(value) filter (where "isNew"), 0)::text as "newSum",
    coalesce(sum(value * value) filter (where "isNew"), 0)::text as "newSquares"`;

/** By arm of experiment `$1`, of mature units, none of which counts more than `$2`. */
export const metricSums = (metric: BillMetric): string => `
  select variant, ${SUMS}
  from (
    select f.variant, least(${VALUES[metric]}, $2::numeric) as value, coalesce(f.history, 0) as history, f.history is null as "isNew"
    from unit_figures f where ${COMPARED}
  ) valued
  group by variant`;

/** The values of a metric of all mature units of experiment `$1` at places `$2` and `$3` of their order, from 1 on. */
export const valuesAt = (metric: BillMetric): string => `
  select value::text, place::integer
  from (
    select ${VALUES[metric]} as value, row_number() over (order by ${VALUES[metric]}) as place
    from unit_figures f where ${COMPARED}
  ) valued
  where place in ($2::integer, $3::integer) order by place`;

/** The cap of a metric, once: experiment `$1`, metric `$2`, percentile `$3`, cap `$4`, of `$5` units, at `$6`. */
export const fixCap = `
  insert into experiment_cap (experiment, metric, percentile, cap, units, fixed_at)
  values ($1, $2, $3, $4, $5, $6::timestamptz) on conflict (experiment, metric) do nothing`;

export const capsOf = `select metric, cap::text from experiment_cap where experiment = $1`;

/**
 * Revenue after each whole period, of the units that are mature after the last, by arm of experiment `$1`; none counts
 * more than `$2`.
 */
export const revenueByPeriod = `
  select variant, place::integer, ${SUMS}
  from (
    select f.variant, r.place, least(r.value, $2::numeric) as value, coalesce(f.history, 0) as history, f.history is null as "isNew"
    from unit_figures f cross join unnest(f.revenue) with ordinality as r(value, place)
    where ${COMPARED}
  ) valued
  group by variant, place order by place`;

/**
 * A metric of mature units of experiment `$1` by what they were at enrolment: attributes that are texts or booleans and
 * have at most `$2` values among them. What has more divides into parts that say nothing. No unit counts more than `$3`.
 */
export const sumsBySegment = (metric: BillMetric): string => `
  with valued as materialized (
    select f.variant, least(${VALUES[metric]}, $3::numeric) as value, coalesce(f.history, 0) as history, f.history is null as "isNew", a.key as attribute,
      a.value #>> '{}' as part
    from unit_figures f
    join assignment_unit u on u.experiment = f.experiment and u.unit = f.unit
    cross join jsonb_each(u.attributes::jsonb) a
    where ${COMPARED} and jsonb_typeof(a.value) in ('string', 'boolean')
  ),
  few as (
    select attribute from valued group by attribute having count(distinct part) between 2 and $2::integer
  )
  select attribute, part, variant, ${SUMS}
  from valued join few using (attribute)
  group by attribute, part, variant order by attribute collate "C", part collate "C"`;

/** What mature units of a fixed list count in a metric, in the blocks that they were drawn in; at most `$2` of them. */
export const listedValues = (metric: BillMetric): string => `
  select u.stratum, u.block, f.variant, (${VALUES[metric]})::text as value
  from unit_figures f join assignment_unit u on u.experiment = f.experiment and u.unit = f.unit
  where f.experiment = $1 and f.state = 'mature' and f.is_listed
  order by u.stratum, u.block, ${VALUES[metric]} limit $2`;

/** Whether units of a list hold less of something at the end of their window, where they were subscribed at both ends. */
export const listedDowngrades = `
  select u.stratum, u.block, f.variant, f.is_downgraded::integer::text as value
  from unit_figures f join assignment_unit u on u.experiment = f.experiment and u.unit = f.unit
  where f.experiment = $1 and f.state = 'mature' and f.is_listed and f.is_downgraded is not null
  order by u.stratum, u.block, f.is_downgraded limit $2`;

export interface ListedValueRow {
  readonly stratum: string;
  readonly block: number;
  readonly variant: string;
  readonly value: string;
}

/** Downgrades among units that were subscribed at both ends of their window, by arm of experiment `$1`. */
export const downgrades = `
  select variant, count(*)::integer as units, count(*) filter (where is_downgraded)::integer as had
  from unit_figures f where ${COMPARED} and is_downgraded is not null group by variant`;

/** Bills of mature units by arm of experiment `$1`: under their arm's version, under each version, and both together. */
export const billSums = (variants: number): string => `
  select f.variant, v.position, count(*)::integer as units,
    array[${placesOf(variants)
      .map((place) => `sum(totals[${place}])::text`)
      .join(', ')}] as sums,
    array[${placesOf(variants)
      .map((place) => `sum(totals[${place}] * totals[${place}])::text`)
      .join(', ')}] as squares,
    array[${placesOf(variants)
      .map((place) => `sum(totals[${place}] * totals[v.position])::text`)
      .join(', ')}] as products
  from unit_figures f join experiment_variant v on v.experiment = f.experiment and v.key = f.variant
  where ${COMPARED} group by f.variant, v.position order by v.position`;

export interface BillSumsRow {
  readonly variant: string;
  readonly position: number;
  readonly units: number;
  /** Under each version, in their order. */
  readonly sums: readonly string[];
  readonly squares: readonly string[];
  /** Of each with that of the unit's own arm. */
  readonly products: readonly string[];
}

/**
 * Accounts of experiment `$1` whose workspaces hold two arms, the first `$3` of them by name, and units that were quoted
 * another arm's price by it.
 */
export const mixedArms = `
  with accounts as (
    select coalesce(w.billing_account, w.id) collate "C" as account
    from assignment a join workspace w on w.id = a.workspace_id
    where a.experiment = $1 group by 1 having count(distinct a.variant) > 1
  )
  select
    (select count(*) from accounts)::integer as contaminated,
    array(select account from accounts order by account limit $3) as accounts,
    (select count(distinct a.unit) from assignment a
      join quote q on q.workspace_id = a.workspace_id and q.created_at >= a.at and q.created_at <= $2::timestamptz
      where a.experiment = $1 and starts_with(q.variant, $1 || '/') and q.variant <> $1 || '/' || a.variant
        and not exists (
          select from experiment_override o
          where o.experiment = $1 and o.workspace_id = a.workspace_id and o.from_at <= q.created_at
        ))::integer as "twoArms"`;
