/**
 * One enrolment, whole or not at all: the unit's arm, the workspace's, the first exposure and the price lock. Nothing
 * is written unless the experiment still runs at the revision that was judged (`$2`; nobody stops it before this is
 * committed), the period's price was answered to nobody (`$18` to `$20`), and no quote of the subscription (`$19`) from
 * before experiments acted names the period.
 */
export const enrol = `
  with experiment as materialized (
    select key from experiment where key = $1 and state = 'running' and revision = $2 for share
  ),
  quoted as materialized (
    select exists (
      select from quote where subscription_id = $19::uuid and period_from < coalesce($20::timestamptz, 'infinity')
        and period_to > $18::timestamptz
    ) as before
  ),
  asked as (
    insert into asked_price (workspace_id, package_key, starts_at, enrolled, at)
    select $3, $4, $18::timestamptz, true, $17::timestamptz from experiment, quoted
    where $18::timestamptz is not null and not quoted.before
    on conflict (workspace_id, package_key, starts_at) do nothing
    returning 1
  ),
  free as materialized (
    select 1 from experiment, quoted
    where not quoted.before and ($18::timestamptz is null or exists (select from asked))
  ),
  unit as (
    insert into assignment_unit (experiment, unit, variant, bucket, phase, reason, package_version, attributes, at,
      recorded_at)
    select $1, $5, $6, $7, $8::integer, $9, $10, $12, $13::timestamptz, $17::timestamptz
    from free where $8::integer is not null
    on conflict (experiment, unit) do nothing
  ),
  assigned as (
    insert into assignment (experiment, workspace_id, unit, variant, starts_at, at)
    select $1, $3, $5, $6, $14::timestamptz, $13::timestamptz from free
    on conflict (experiment, workspace_id) do nothing
    returning 1
  ),
  exposed as (
    insert into exposure (experiment, unit, variant, workspace_id, quote_id, at)
    select $1, $5, $6, $3, $15::uuid, $17::timestamptz from free
    on conflict (experiment, unit) do nothing
  ),
  locked as (
    insert into price_lock (id, workspace_id, package_key, package_version, content_hash, span, experiment, variant,
      reason, created_at, created_by)
    select $16::uuid, $3, $4, $10, $11, tstzrange($14::timestamptz, null), $1, $6, 'enrolled', $17::timestamptz, $21
    from free
    on conflict do nothing
    returning 1
  )
  select quoted.before,
    exists (select from assigned) and exists (select from locked) as enrolled
  from quoted`;

export interface EnrolRow {
  readonly before: boolean;
  readonly enrolled: boolean;
}

/** The price of a period was asked, and nobody was enrolled with it. */
export const answerPeriod = `
  insert into asked_price (workspace_id, package_key, starts_at, enrolled, at)
  values ($1, $2, $3, false, $4) on conflict (workspace_id, package_key, starts_at) do nothing`;

/** A subject's arm and its first exposure, if the experiment runs at revision `$2` and nobody was quicker. */
export const enrolSubject = `
  with experiment as materialized (
    select key from experiment where key = $1 and state = 'running' and revision = $2 for share
  ),
  unit as (
    insert into assignment_unit (experiment, unit, variant, bucket, phase, reason, package_version, attributes, at,
      recorded_at)
    select $1, $3, $4, $5::integer, $6::integer, $7, $8::integer, $9, $10::timestamptz, $11::timestamptz from experiment
    on conflict (experiment, unit) do nothing
    returning 1
  ),
  exposed as (
    insert into exposure (experiment, unit, variant, at)
    select $1, $3, $4, $11::timestamptz from unit
    on conflict (experiment, unit) do nothing
  )
  select exists (select from unit) as enrolled`;

export const armOf = `select variant, at from assignment_unit where experiment = $1 and unit = $2`;

export const findUnit = `
  select u.experiment, u.unit, u.variant, u.bucket, u.stratum, u.block, u.phase, u.reason, u.package_version as "packageVersion",
    v.package_key as "packageKey", u.attributes, u.at, x.at as "exposedAt",
    (select coalesce(json_agg(a order by a.workspace), '[]') from (
      select workspace_id as workspace, starts_at as "startsAt" from assignment
      where experiment = u.experiment and unit = u.unit limit 1000
    ) a) as workspaces
  from assignment_unit u
  join experiment_variant v on v.experiment = u.experiment and v.key = u.variant
  left join exposure x on x.experiment = u.experiment and x.unit = u.unit
  where u.experiment = $1 and u.unit = $2`;

export interface UnitRow {
  readonly experiment: string;
  readonly unit: string;
  readonly variant: string;
  readonly bucket: number | null;
  readonly stratum: string | null;
  readonly block: number | null;
  readonly phase: number;
  readonly reason: string;
  readonly packageKey: string;
  readonly packageVersion: number;
  readonly attributes: string;
  readonly at: string;
  readonly exposedAt: string | null;
  readonly workspaces: readonly { readonly workspace: string; readonly startsAt: string }[];
}

/** How many units of experiment `$1` were drawn for a list. */
export const listedCount = `
  select count(*)::integer as count from assignment_unit where experiment = $1 and stratum is not null`;

/** The last block of each stratum of a fixed list. */
export const lastBlocks = `
  select stratum, max(block) as block from assignment_unit
  where experiment = $1 and stratum is not null group by stratum`;

/** Arms of a fixed list: `$2` to `$7` one by one, in phase `$8`, decided at `$9`. Who has an arm keeps it. */
export const enrolListed = `
  insert into assignment_unit (experiment, unit, variant, stratum, block, phase, reason, package_version, attributes, at,
    recorded_at)
  select $1, l.unit, l.variant, l.stratum, l.block, $8, 'stratified', l.version, l.attributes, $9::timestamptz,
    $9::timestamptz
  from unnest($2::text[], $3::text[], $4::text[], $5::integer[], $6::integer[], $7::text[])
    as l(unit, variant, stratum, block, version, attributes)
  order by l.unit
  on conflict (experiment, unit) do nothing`;

/** What keeps workspaces `$2` off a list of experiment `$1` on package `$3` at `$4`, with what is known of them. */
export const listCandidates = `
  select w.id as workspace, coalesce(w.billing_account, w.id) as unit, w.attributes,
    exists (select from assignment_unit u
      where u.experiment = $1 and u.unit = coalesce(w.billing_account, w.id)) as assigned,
    exists (select from experiment_override o
      where o.experiment = $1 and o.unit = coalesce(w.billing_account, w.id)) as overridden,
    exists (select from price_lock l where l.workspace_id = w.id and l.package_key = $3 and l.revoked_at is null
      and (upper_inf(l.span) or upper(l.span) > $4::timestamptz)) as locked,
    (select g.package_version from subscription s join subscription_segment g on g.subscription_id = s.id
      where s.workspace_id = w.id and s.package_key = $3 and g.superseded_at is null and g.span @> $4::timestamptz
      limit 1) as version
  from workspace w where w.id = any($2::text[]) order by w.id`;

export interface ListCandidate {
  readonly workspace: string;
  readonly unit: string;
  /** JSON. */
  readonly attributes: string;
  readonly assigned: boolean;
  readonly overridden: boolean;
  readonly locked: boolean;
  /** Of its subscription to the package; null without one. */
  readonly version: number | null;
}
