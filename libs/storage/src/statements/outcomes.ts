/** Adds outcomes whose ids are new: `$1` ids, `$2` types, `$3` workspaces, `$4` values, `$5` times, `$6` now. */
export const addOutcomes = `
  insert into outcome (id, type, workspace_id, value, occurred_at, received_at)
  select o.id, o.type, o.workspace_id, o.value, o.occurred_at, $6::timestamptz
  from unnest($1::text[], $2::text[], $3::text[], $4::numeric[], $5::timestamptz[])
    as o(id, type, workspace_id, value, occurred_at)
  order by o.id
  on conflict (id) do nothing
  returning id`;

export const outcomesNamed = `
  select id, type, workspace_id as workspace, value::text as value, occurred_at as "occurredAt"
  from outcome where id = any($1::text[])`;

export interface OutcomeRow {
  readonly id: string;
  readonly type: string;
  readonly workspace: string;
  readonly value: string;
  readonly occurredAt: string;
}

export const knownWorkspaces = `select id from workspace where id = any($1::text[])`;

/** Whether units were given their arm by a bucket, or drawn for a fixed list. */
type Drawn = 'bucket' | 'list';

/**
 * Units of experiment `$1` that were given their arm so, that have seen its price, and whose window `$2` is over by `$3`.
 * Who was overridden before enrolling is in no comparison.
 */
const UNITS = (drawn: Drawn): string => `
  units as (
    select u.unit, u.variant, u.stratum, u.block, x.at as seen
    from assignment_unit u
    join exposure x on x.experiment = u.experiment and x.unit = u.unit
    where u.experiment = $1 and u.bucket is ${drawn === 'bucket' ? 'not null' : 'null'}
      and x.at + $2::interval <= $3::timestamptz
      and not exists (
        select from experiment_override o
        where o.unit = u.unit and o.experiment = u.experiment and o.from_at <= u.at
      )
  )`;

/** Outcomes of type `$4` (below the line: `$5`) within each unit's window. */
const SUMMED = (drawn: Drawn): string => `
  with ${UNITS(drawn)},
  summed as (
    select u.variant, u.stratum, u.block, coalesce(t.above, 0) as above, coalesce(t.below, 0) as below,
      coalesce(t.had, false) as had
    from units u left join lateral (
      select sum(o.value) filter (where o.type = $4) as above, sum(o.value) filter (where o.type = $5) as below,
        bool_or(o.type = $4) as had
      from assignment a join outcome o on o.workspace_id = a.workspace_id
      where a.experiment = $1 and a.unit = u.unit and o.type in ($4, $5)
        and o.occurred_at >= u.seen and o.occurred_at < u.seen + $2::interval and o.received_at <= $3::timestamptz
    ) t on true
  )`;

/** Exact sums by arm of outcomes within each unit's window. */
export const outcomeSums = `${SUMMED('bucket')}
  select variant, count(*)::integer as units, count(*) filter (where had)::integer as had,
    sum(above)::text as sum, sum(above * above)::text as "sumSquares",
    sum(below)::text as below, sum(below * below)::text as "belowSquares", sum(above * below)::text as "sumProducts"
  from summed group by variant order by variant`;

/** What units of a fixed list count, in the blocks that they were drawn in, the smallest first; at most `$6` of them. */
const IN_BLOCKS = (value: string, from: string, limit: string): string => `
  select stratum, block, variant, value::text as value
  from (select u.stratum, u.block, u.variant, ${value} as value ${from}) valued
  order by stratum, block, valued.value limit ${limit}`;

/** The sum of outcomes of each unit of a list, and whether it had any. */
export const listedOutcomes = (kind: 'mean' | 'proportion'): string =>
  SUMMED('list') + IN_BLOCKS(kind === 'mean' ? 'above' : 'had::integer', 'from summed u', '$6');

const SUBSCRIBED = (when: string): string => `exists (
  select from assignment a join subscription s on s.workspace_id = a.workspace_id
  where a.experiment = $1 and a.unit = u.unit and s.package_key = $4 and ${when}
)`;

const CONVERTED = SUBSCRIBED(
  `s.started_at <= u.seen + $2::interval and (s.ended_at is null or s.ended_at > greatest(s.started_at, u.seen))`,
);

/** Of the units by arm, those that subscribed to package `$4` within the window, or had already. */
export const converted = `
  with ${UNITS('bucket')}
  select u.variant, count(*)::integer as units, count(*) filter (where ${CONVERTED})::integer as had
  from units u group by u.variant order by u.variant`;

export const listedConverted = `
  with ${UNITS('list')} ${IN_BLOCKS(`(${CONVERTED})::integer`, 'from units u', '$5')}`;

const HELD = (at: string): string => SUBSCRIBED(`tstzrange(s.started_at, s.ended_at) @> ${at}`);
const KEPT = HELD('(f.starts_at + $2::interval)');

/**
 * Units with a subscription to package `$4` at their enrolment, whose window `$2` is over by `$3`. Who leaves between
 * seeing a price and its first period has left because of it. An enrolment may be decided as late as its bill, and then
 * counts from the period's beginning; who enrolled without ever having subscribed was there once the first subscription
 * began.
 */
const THERE = (drawn: Drawn): string => `
  from unit_figures f join assignment_unit u on u.experiment = f.experiment and u.unit = f.unit
  where f.experiment = $1 and ${drawn === 'bucket' ? 'not ' : ''}f.is_listed and f.starts_at + $2::interval <= $3::timestamptz
    and (
      ${HELD('least(u.at, f.starts_at)')}
      or ${HELD('f.starts_at')} and not ${SUBSCRIBED('s.started_at < least(u.at, f.starts_at)')}
    )`;

/** Of the units by arm that were there, those that are when the period after their window begins. */
export const retained = `
  select f.variant, count(*)::integer as units, count(*) filter (where ${KEPT})::integer as had
  ${THERE('bucket')}
  group by f.variant order by f.variant`;

export const listedRetained = IN_BLOCKS(`(${KEPT})::integer`, THERE('list'), '$5');
