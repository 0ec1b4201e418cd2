import { STANDING_QUOTE } from './billing-periods.js';

/**
 * Nobody begins to close a period of a subscription of package `$2` and workspaces `$1`, nor changes one, to the end of
 * the transaction.
 */
export const holdOpenPeriods = `
  select from subscription where workspace_id = any($1::text[]) and package_key = $2 order by id for no key update`;

/**
 * Writes the periods that are being closed as they are. Who is billing one is waited for; who has read the prices and
 * waits for its row loses, and bills by the prices that are committed here.
 */
export const touchClosingPeriods = `
  update billing_period p set closing_at = p.closing_at from subscription s
  where s.id = p.subscription_id and s.workspace_id = any($1::text[]) and s.package_key = $2 and p.state = 'closing'`;

/** Final periods of locks `$1`, also those that a lock begins in, in the order of their workspaces. */
export const lockedPeriods = `
  select l.id as lock, p.subscription_id as subscription, p.starts_at as "startsAt", p.ends_at as "endsAt",
    p.quote_id as final, standing.quote as standing, b.totals[1]::text as control
  from price_lock l
  join subscription s on s.workspace_id = l.workspace_id and s.package_key = l.package_key
  join billing_period p on p.subscription_id = s.id and p.state = 'final'
    and tstzrange(p.starts_at, p.ends_at) && l.span
  cross join lateral (select ${STANDING_QUOTE} as quote) standing
  left join experiment_bill b
    on b.experiment = l.experiment and b.subscription_id = p.subscription_id and b.starts_at = p.starts_at
      and b.quote_id = standing.quote
  where l.id = any($1::uuid[])
  order by l.workspace_id, p.starts_at, p.subscription_id`;

export interface LockedPeriodRow {
  readonly lock: string;
  readonly subscription: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly final: string;
  readonly standing: string;
  readonly control: string | null;
}
