/** The reply kept under (`$1` principal, `$2` route, `$3` key), unless it has expired at `$4`. */
export const keptReply = `
  select request_digest as "requestDigest", status, reply, headers
  from idempotency
  where principal = $1 and route = $2 and key = $3 and expires_at > $4::timestamptz`;

export interface KeptReplyRow {
  readonly requestDigest: Buffer;
  readonly status: number;
  readonly reply: string;
  readonly headers: string;
}

/** Keeps a reply; one that has expired by `$8` gives way. */
export const keepReply = `
  insert into idempotency (principal, route, key, request_digest, status, reply, headers, created_at, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8::timestamptz, $9::timestamptz)
  on conflict (principal, route, key) do update
  set request_digest = excluded.request_digest, status = excluded.status, reply = excluded.reply,
    headers = excluded.headers, created_at = excluded.created_at, expires_at = excluded.expires_at
  where idempotency.expires_at <= excluded.created_at`;

/** True for one request under this key at a time, to the end of its transaction; `$1` is a 64-bit hash of the key. */
export const lockIdempotencyKey = `select pg_try_advisory_xact_lock($1::bigint) as locked`;

/** Forgets at most `$2` replies that have expired at `$1`, and answers how many. */
export const sweepIdempotency = `
  with swept as (
    delete from idempotency where ctid in (
      select ctid from idempotency where expires_at <= $1::timestamptz limit $2 for update skip locked
    )
    returning key
  )
  select count(*)::integer as count from swept`;
