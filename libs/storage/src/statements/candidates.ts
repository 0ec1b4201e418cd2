import { STANDING_QUOTE } from './billing-periods.js';

/**
 * Subscribers of package `$2` at `$3` who are not enrolled in experiment `$1`, in the order of their subscriptions, the
 * first `$5` after `$4`.
 */
export const candidates = `
  select s.id as subscription, w.id as workspace, coalesce(w.billing_account, w.id) as unit, w.attributes,
    g.package_version as version,
    exists (
      select from price_lock l where l.workspace_id = w.id and l.package_key = $2 and l.revoked_at is null
        and (upper_inf(l.span) or upper(l.span) > $3::timestamptz)
    ) as "isLocked",
    (
      select ${STANDING_QUOTE} from billing_period p where p.subscription_id = s.id and p.state = 'final'
      order by p.starts_at desc limit 1
    ) as quote
  from subscription s
  join workspace w on w.id = s.workspace_id
  join subscription_segment g on g.subscription_id = s.id and g.superseded_at is null and g.span @> $3::timestamptz
  where s.package_key = $2 and s.id > $4::uuid
    and not exists (select from assignment a where a.experiment = $1 and a.workspace_id = w.id)
  order by s.id limit $5`;
