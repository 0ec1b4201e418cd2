/**
 * Keeps a quote in one statement, which is one transaction: the lock of the idempotency key, the reply under that
 * key, the quote and its announcement. Nothing is written while another request holds the key (`had` is false), nor
 * when the key has a reply that has not expired (`isNew` is false), nor when the price of the period that begins at `$31`
 * was meanwhile told to somebody who enrolled with it (`isRaced`).
 */
export const keepQuote = `
  with key_lock as materialized (select pg_try_advisory_xact_lock($1::bigint) as had),
  asked as (
    insert into asked_price (workspace_id, package_key, starts_at, enrolled, at)
    select $13, $15, $31::timestamptz, false, $9::timestamptz from key_lock where had and $31::timestamptz is not null
    on conflict (workspace_id, package_key, starts_at) do update set enrolled = asked_price.enrolled
    where not asked_price.enrolled
    returning 1
  ),
  told as (
    select had and $31::timestamptz is not null and not exists (select from asked) as otherwise from key_lock
  ),
  kept_reply as (
    insert into idempotency (principal, route, key, request_digest, status, reply, headers, created_at, expires_at)
    select $2, $3, $4, $5::bytea, $6::smallint, $7, $8, $9::timestamptz, $10::timestamptz
    from key_lock, told where had and not told.otherwise
    on conflict (principal, route, key) do update
    set request_digest = excluded.request_digest, status = excluded.status, reply = excluded.reply,
      headers = excluded.headers, created_at = excluded.created_at, expires_at = excluded.expires_at
    where idempotency.expires_at <= excluded.created_at
    returning 1
  ),
  kept_quote as (
    insert into quote (id, created_at, kind, workspace_id, subscription_id, package_key, package_version,
      content_hash, variant, price_reason, period_from, period_to, currency, total, document, document_hash, inputs,
      engine_version, valid_until, created_by)
    select $11::uuid, $9::timestamptz, $12, $13, $14::uuid, $15, $16::integer, $17, $18, $19, $20::timestamptz,
      $21::timestamptz, $22, $23::numeric, $24, $25::bytea, $26, $27, $28::timestamptz, $2
    from kept_reply
  ),
  announced as (
    insert into outbox (id, type, workspace_id, payload, created_at)
    select $29::uuid, 'quote.kept', $13, $30, $9::timestamptz from kept_reply
  )
  select key_lock.had, exists (select from kept_reply) as "isNew", told.otherwise as "isRaced" from key_lock, told`;

export interface KeepQuoteRow {
  readonly had: boolean;
  readonly isNew: boolean;
  readonly isRaced: boolean;
}
