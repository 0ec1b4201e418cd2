/** The months of raw events that end `$1` months before this one begins at the latest, by the database's clock. */
export const oldUsageMonths = `
  select name, first::text, (first + interval '1 month')::text as next from (
    select relid::regclass::text as name,
      to_date(substring(relid::regclass::text from '\\d{4}_\\d{2}$'), 'YYYY_MM')::timestamp at time zone 'UTC' as first
    from pg_partition_tree('usage_event') where level = 1 and not isleaf
  ) month
  where first < date_trunc('month', now() at time zone 'UTC') at time zone 'UTC' - make_interval(months => $1)
  order by first`;

export interface UsageMonthRow {
  readonly name: string;
  readonly first: string;
  readonly next: string;
}

/**
 * What still needs the events of the month `$2` to `$3`, whose partition is `$1`: a subscription of a workspace with
 * events in it, whose periods there are not all final for more than `$4` days; late events of such a period that no
 * quote has settled; a meter that has not come by.
 */
export const usageMonthIsNeeded = (month: string): string => `
  select exists (
    select from subscription s
    where tstzrange(s.started_at, s.ended_at) && tstzrange($2, $3)
      and exists (select from ${month} e where e.workspace_id = s.workspace_id)
      and not isempty(
        tstzmultirange(tstzrange(s.started_at, s.ended_at) * tstzrange($2, $3)) - (
          select coalesce(range_agg(tstzrange(p.starts_at, p.ends_at)), '{}') from billing_period p
          where p.subscription_id = s.id and p.state = 'final'
            and p.ends_at < now() - make_interval(days => $4)
        )
      )
  ) or exists (
    select from usage_late l join billing_period p using (subscription_id, starts_at)
    where l.quote_id is null and tstzrange(p.starts_at, p.ends_at) && tstzrange($2, $3)
  ) or exists (
    select from usage_meter_fill f join usage_meter m on m.id = f.meter_id
    where f.done_at is null and m.retired_at is null and f.shard like $1 || '\\_%'
  ) as is`;

export const dropUsageMonth = (month: string): string => `drop table ${month}`;

export const keepUsageFrom = `
  insert into usage_retention (kept_from) values ($1)
  on conflict (is_only) do update set kept_from = greatest(usage_retention.kept_from, excluded.kept_from)`;

export const usageKeptFrom = `
  select (extract(epoch from kept_from) * 1000000)::bigint as time from usage_retention`;
