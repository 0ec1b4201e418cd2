import type { SubscriptionRow } from './subscriptions.js';

/**
 * Everything that the database knows about a quote, in one round trip: the workspace (`$1`, or that of subscription
 * `$2`), what it holds in `$3` (the subscription `$2` alone when it is named), their live segments, the newest
 * acceptance of each package by `$4`, and the reply that is kept under (`$5`, `$6`, `$7`) and has not expired at `$8`.
 */
export const quoteCircumstances = `
  with owner as (
    select coalesce($1::text, (select workspace_id from subscription where id = $2::uuid)) as id
  ),
  held as (
    select s.* from subscription s join owner on s.workspace_id = owner.id
    where case when $2::uuid is null then tstzrange(s.started_at, s.ended_at) && $3::tstzrange else s.id = $2::uuid end
  )
  select
    (select row_to_json(w) from (
      select id, attributes from workspace where id = owner.id
    ) w) as workspace,
    (select coalesce(json_agg(h order by h.id), '[]') from (
      select id, workspace_id as "workspaceId", package_key as "packageKey", anchor, anchoring,
        time_zone as "timeZone", started_at as "startedAt", ended_at as "endedAt", revision, created_at as "createdAt"
      from held
    ) h) as subscriptions,
    (select coalesce(json_agg(x order by x."from"), '[]') from (
      select subscription_id as "subscriptionId", lower(span) as "from", upper(span) as "to",
        package_version as "packageVersion", quantities, state
      from subscription_segment
      where subscription_id in (select id from held) and superseded_at is null
    ) x) as segments,
    (select coalesce(json_agg(a), '[]') from (
      select distinct on (package_key) package_key as "packageKey", package_version as "packageVersion",
        content_hash as "contentHash", valid_until as "validUntil"
      from quote_acceptance
      where workspace_id = owner.id and accepted_at <= $4::timestamptz
      order by package_key, accepted_at desc, quote_id desc
    ) a) as acceptances,
    (select row_to_json(k) from (
      select encode(request_digest, 'hex') as digest, status, reply, headers
      from idempotency
      where principal = $5 and route = $6 and key = $7 and expires_at > $8::timestamptz
    ) k) as reply
  from owner`;

export interface CircumstancesRow {
  readonly workspace: { readonly id: string; readonly attributes: string } | null;
  readonly subscriptions: readonly SubscriptionRow[];
  readonly segments: readonly {
    readonly subscriptionId: string;
    readonly from: string;
    readonly to: string | null;
    readonly packageVersion: number;
    readonly quantities: string;
    readonly state: 'active' | 'paused';
  }[];
  readonly acceptances: readonly {
    readonly packageKey: string;
    readonly packageVersion: number;
    readonly contentHash: string;
    readonly validUntil: string;
  }[];
  readonly reply: {
    readonly digest: string;
    readonly status: number;
    readonly reply: string;
    readonly headers: string;
  } | null;
}
