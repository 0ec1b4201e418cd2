import type { ActingExperiment } from '../records/enrolments.js';
import type { HoldoutRow } from './experiments.js';
import type { SubscriptionRow } from './subscriptions.js';

/**
 * Everything that the database knows about a quote, in one round trip: the workspace (`$1`, or that of subscription
 * `$2`), what it holds in `$3` (the subscription `$2` alone when it is named), their live segments, the newest
 * acceptance of each package by `$4`, and the reply that is kept under (`$5`, `$6`, `$7`) and has not expired at `$8`.
 * Of the experiments that act on what it holds, or on package `$9`: which these are, the workspace's arms, its unit's,
 * and the periods whose price was asked.
 */
export const quoteCircumstances = `
  with owner as (
    select coalesce($1::text, (select workspace_id from subscription where id = $2::uuid)) as id
  ),
  held as (
    select s.* from subscription s join owner on s.workspace_id = owner.id
    where case when $2::uuid is null then tstzrange(s.started_at, s.ended_at) && $3::tstzrange else s.id = $2::uuid end
  ),
  acting as materialized (
    select e.key, e.package_key, e.revision, e.state from experiment e
    where e.state in ('running', 'stopped')
      and (e.package_key = $9::text or e.package_key in (select package_key from held))
  )
  select
    (select row_to_json(w) from (
      select id, attributes, billing_account as "billingAccount", time_zone as "timeZone"
      from workspace where id = owner.id
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
    ) k) as reply,
    (select coalesce(json_agg(l order by l."from"), '[]') from (
      select package_key as "packageKey", package_version as "packageVersion", content_hash as "contentHash",
        lower(span) as "from", experiment, variant,
        -- What is kept for good has no end, also while the subscription has not been moved to it yet.
        case when then_apply = 'keep' and settled_at is null then null else upper(span) end as "to"
      from price_lock where workspace_id = owner.id and revoked_at is null
    ) l) as locks,
    (select coalesce(json_agg(d order by d.key), '[]') from (
      select key, share, packages, until, began_at as "beganAt", began_with as "beganWith" from holdout
    ) d) as holdouts,
    (select coalesce(json_agg(x order by x.key), '[]') from (
      select key, package_key as "packageKey", revision, state from acting
    ) x) as acting,
    case when exists (select from acting) then (select row_to_json(o) from (
      select
        (select coalesce(json_agg(a order by a."startsAt"), '[]') from (
          select a.experiment, v.package_key as "packageKey", a.variant, v.package_version as "packageVersion",
            v.content_hash as "contentHash", a.starts_at as "startsAt"
          from assignment a join experiment_variant v on v.experiment = a.experiment and v.key = a.variant
          where a.workspace_id = owner.id and a.experiment in (select key from acting)
        ) a) as assignments,
        (select coalesce(json_agg(v), '[]') from (
          select v.package_key as "packageKey", v.package_version as "packageVersion",
            v.content_hash as "contentHash", f.from_at as "from", least(f.ended_at, f.expires_at) as "to"
          from experiment_override f
          join experiment_variant v on v.experiment = f.experiment and v.key = f.variant
          where f.workspace_id = owner.id and f.experiment in (select key from acting)
            and f.from_at < least(f.ended_at, f.expires_at)
        ) v) as overrides,
        (select coalesce(json_agg(distinct f.experiment), '[]') from experiment_override f
          where f.experiment in (select key from acting)
            and f.unit = (select coalesce(billing_account, id) from workspace where id = owner.id)
        ) as overridden,
        (select coalesce(json_agg(u), '[]') from (
          select experiment, variant, stratum is not null as listed, at from assignment_unit
          where experiment in (select key from acting)
            and unit = (select coalesce(billing_account, id) from workspace where id = owner.id)
        ) u) as arms,
        (select coalesce(json_agg(p), '[]') from (
          select package_key as "packageKey", starts_at as "startsAt", enrolled from asked_price
          where workspace_id = owner.id and package_key in (select package_key from acting)
        ) p) as asked
    ) o) end as enrolments
  from owner`;

export interface CircumstancesRow {
  readonly workspace: {
    readonly id: string;
    readonly attributes: string;
    readonly billingAccount: string | null;
    readonly timeZone: string;
  } | null;
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
  readonly locks: readonly {
    readonly packageKey: string;
    readonly packageVersion: number;
    readonly contentHash: string;
    readonly from: string;
    readonly to: string | null;
    readonly experiment: string | null;
    readonly variant: string | null;
  }[];
  readonly holdouts: readonly HoldoutRow[];
  readonly acting: readonly ActingExperiment[];
  /** Null when no experiment acts. */
  readonly enrolments: {
    readonly assignments: readonly {
      readonly experiment: string;
      readonly packageKey: string;
      readonly variant: string;
      readonly packageVersion: number;
      readonly contentHash: string;
      readonly startsAt: string;
    }[];
    readonly overrides: readonly {
      readonly packageKey: string;
      readonly packageVersion: number;
      readonly contentHash: string;
      readonly from: string;
      readonly to: string;
    }[];
    readonly overridden: readonly string[];
    readonly arms: readonly {
      readonly experiment: string;
      readonly variant: string;
      readonly listed: boolean;
      readonly at: string;
    }[];
    readonly asked: readonly {
      readonly packageKey: string;
      readonly startsAt: string;
      readonly enrolled: boolean;
    }[];
  } | null;
}
