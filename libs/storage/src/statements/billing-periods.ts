const COLUMNS = `p.subscription_id as subscription, p.workspace_id as workspace, p.starts_at as "startsAt",
    p.ends_at as "endsAt", p.time_zone as "timeZone", p.state, p.quote_id as quote`;

export interface BillingPeriodRow {
  readonly subscription: string;
  readonly workspace: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly timeZone: string;
  readonly state: 'closing' | 'final';
  readonly quote: string | null;
}

/** From here on events of these periods are late. A period that is closing or final already stays as it is. */
export const beginClosing = `
  insert into billing_period (subscription_id, starts_at, ends_at, workspace_id, time_zone, state, closing_at)
  select *, 'closing', statement_timestamp()
  from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::text[], $5::text[])
  on conflict do nothing`;

/** Not `for update`: an event that comes late refers to the period, and waits for nobody. */
export const lockPeriod = `
  select ${COLUMNS} from billing_period p where p.subscription_id = $1 and p.starts_at = $2 for no key update`;

/** The first final period after (`$1`, `$2`) with late events that no quote has settled, and that nobody has in hand. */
export const lockLatePeriod = `
  select ${COLUMNS} from billing_period p
  where p.state = 'final' and (p.subscription_id, p.starts_at) > ($1::uuid, $2::timestamptz)
    and (p.subscription_id, p.starts_at) in (select subscription_id, starts_at from usage_late where quote_id is null)
  order by p.subscription_id, p.starts_at limit 1
  for no key update skip locked`;

export const becomeFinal = `
  update billing_period set state = 'final', final_at = statement_timestamp(), quote_id = $3
  where subscription_id = $1 and starts_at = $2`;

/** All late events of the period that are seen here are in the quote `$3`. */
export const settleLate = `
  update usage_late set quote_id = $3 where subscription_id = $1 and starts_at = $2 and quote_id is null`;

/** Until when the periods of subscription `$1` are closing or final. */
export const closedUntil = `
  select max(ends_at) as until from billing_period where subscription_id = $1`;

/**
 * What is late in the period and not settled: how many events, how many of them correct another, and the first `$4`
 * of them. Each is found by the time that its identity keeps.
 */
export const lateEvents = `
  select count(*) over ()::integer as events, count(e.corrects) over ()::integer as corrections,
    e.source, e.id, e.type, e.time, e.received_at as "receivedAt", e.corrects is not null as "isCorrection"
  from usage_late l
  join usage_event_identity i on i.digest = l.digest
  left join usage_correction c on c.correcting_digest = l.digest
  join usage_event e on e.workspace_id = $3 and e.time = coalesce(c.time, i.event_time) and e.digest = l.digest
  where l.subscription_id = $1 and l.starts_at = $2 and l.quote_id is null
  order by l.received_at, l.digest limit $4`;

export interface LateEventRow {
  readonly events: number;
  readonly corrections: number;
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly time: string;
  readonly receivedAt: string;
  readonly isCorrection: boolean;
}

/** The quote that says what period `p` costs now: the last adjustment, else the final one. */
export const STANDING_QUOTE = `coalesce(
    (select a.quote_id from quote_adjustment a
      where a.subscription_id = p.subscription_id and a.starts_at = p.starts_at
        and not exists (select from quote_adjustment next where next.previous_id = a.quote_id)),
    p.quote_id)`;

export const standingQuote = `
  select ${STANDING_QUOTE} as quote from billing_period p where p.subscription_id = $1 and p.starts_at = $2`;
