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
