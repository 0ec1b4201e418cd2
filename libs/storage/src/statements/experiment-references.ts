/** What the quotes `$1` come to. */
export const totalsOfQuotes = `select id, total::text from quote where id = any($1::uuid[])`;

/** Experiment `$1`: subscriptions `$2` of units `$3` by quotes `$4`. */
export const addReference = `
  insert into experiment_reference (experiment, subscription_id, unit, quote_id)
  select $1, r.* from unnest($2::uuid[], $3::text[], $4::uuid[]) as r`;

export const referenceToRate = `
  select subscription_id as subscription, unit, quote_id as quote from experiment_reference
  where experiment = $1 and rated_at is null order by subscription_id limit $2`;

/** Somebody else may have rated the same meanwhile: the same quotes give the same totals. */
export const rateReference = `
  update experiment_reference r set rated_at = $6, totals = b.totals::numeric[], cost = b.cost, fault = b.fault
  from unnest($2::uuid[], $3::text[], $4::numeric[], $5::text[]) as b(subscription, totals, cost, fault)
  where r.experiment = $1 and r.subscription_id = b.subscription and r.rated_at is null`;

export const referenceStanding = `
  select count(distinct unit)::integer as units, count(*) filter (where rated_at is null)::integer as waiting,
    count(fault)::integer as unpriceable
  from experiment_reference where experiment = $1`;

/** Of units all of whose periods could be rated. */
export const referenceMargins = `
  with margin as (
    select r.unit, t.position, sum(t.total - r.cost) as margin, sum(t.total) as total
    from experiment_reference r cross join unnest(r.totals) with ordinality as t(total, position)
    where r.experiment = $1 group by r.unit, t.position
  )
  select unit, array_agg(margin::text order by position) as margins,
    (min(total) filter (where position = 1))::text as total
  from margin m
  where not exists (
    select from experiment_reference r where r.experiment = $1 and r.unit = m.unit and r.totals is null
  )
  group by unit order by unit`;
