const COLUMNS = `subscription_id as "subscriptionId", announced_until as "announcedUntil",
    next_boundary as "nextBoundary"`;

export interface ClockRow {
  readonly subscriptionId: string;
  readonly announcedUntil: string;
  readonly nextBoundary: string | null;
}

export const lockClock = `select ${COLUMNS} from subscription_clock where subscription_id = $1 for update`;

/** Not `clock_timestamp()`: no index serves what may change within a statement. */
const IS_DUE = 'next_boundary <= statement_timestamp()';

export const isRenewalDue = `select exists (select from subscription_clock where ${IS_DUE}) as due`;

/** At most `$1` clocks whose time has come, the earliest first; those that another process has in hand are left to it. */
export const lockDueClocks = `
  select ${COLUMNS} from subscription_clock where ${IS_DUE}
  order by next_boundary, subscription_id limit $1
  for update skip locked`;

/** Sets the clocks of subscriptions `$1` to what was announced, `$2`, and to their next boundaries, `$3`. */
export const windClocks = `
  insert into subscription_clock (subscription_id, announced_until, next_boundary)
  select * from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[])
  on conflict (subscription_id) do update
  set announced_until = excluded.announced_until, next_boundary = excluded.next_boundary`;

/** Keeps that subscriptions `$1` renewed at `$2`. Twice is refused by the key. */
export const insertRenewals = `
  insert into subscription_renewal (subscription_id, boundary, announced_at)
  select subscription_id, boundary, statement_timestamp()
  from unnest($1::uuid[], $2::timestamptz[]) as renewed (subscription_id, boundary)`;

/** When subscription `$1` has renewed, in order. */
export const renewalsOf = `
  select boundary from subscription_renewal where subscription_id = $1 order by boundary`;
