/**
 * What events of workspaces `$1`, each between `$2` and `$3`, must obey: the clock, the newest meter, which of the
 * workspaces nobody knows, and the periods that are no longer open.
 */
export const usageCircumstances = `
  select (extract(epoch from clock_timestamp()) * 1000000)::bigint as now,
    (select coalesce(max(id), 0) from usage_meter) as "newestMeter",
    array(
      select id from unnest($1::text[]) as given (id)
      where not exists (select from workspace where workspace.id = given.id)
    ) as "unknownWorkspaces",
    (
      select json_agg(json_build_object(
        'workspace', p.workspace_id,
        'subscription', p.subscription_id,
        'startsAt', (extract(epoch from p.starts_at) * 1000000)::bigint::text,
        'endsAt', (extract(epoch from p.ends_at) * 1000000)::bigint::text))
      from unnest($1::text[], $2::timestamptz[], $3::timestamptz[]) as given (id, first, last)
      join billing_period p on p.workspace_id = given.id and p.ends_at > given.first and p.starts_at <= given.last
    ) as "closedPeriods"`;

export interface UsageCircumstancesRow {
  readonly now: string;
  readonly newestMeter: number;
  readonly unknownWorkspaces: readonly string[];
  readonly closedPeriods: readonly ClosedPeriodRow[] | null;
}

export interface ClosedPeriodRow {
  readonly workspace: string;
  readonly subscription: string;
  readonly startsAt: string;
  readonly endsAt: string;
}
