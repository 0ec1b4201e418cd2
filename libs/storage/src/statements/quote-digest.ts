/**
 * What each quote of a span says, as one line of JSON whose form PostgreSQL keeps; both texts take part by their own
 * hash, so that neither a changed document nor a changed `document_hash` hides behind the other.
 */
const SAID = `
  json_build_array(id::text, created_at::text, kind, workspace_id, subscription_id::text, package_key,
    package_version::text, content_hash, variant, price_reason, period_from::text, period_to::text, currency::text,
    total::text, encode(sha256(convert_to(document, 'UTF8')), 'hex'), encode(document_hash, 'hex'),
    encode(sha256(convert_to(inputs, 'UTF8')), 'hex'), engine_version, valid_until::text, created_by)::text`;

/** How many quotes were made from `$1` until `$2`, and the hash of their hashes in the order of time and id. */
export const quoteDigest = `
  select count(*)::text as count,
    encode(sha256(coalesce(string_agg(row_hash, ''::bytea order by created_at, id), ''::bytea)), 'hex') as digest
  from (
    select created_at, id, sha256(convert_to(${SAID}, 'UTF8')) as row_hash
    from quote where created_at >= $1::timestamptz and created_at < $2::timestamptz
  ) as said`;

export interface QuoteDigestRow {
  readonly count: string;
  readonly digest: string;
}

/** When the first quote from `$1` until `$2` was made. */
export const firstQuote = `
  select min(created_at) as at from quote where created_at >= $1::timestamptz and created_at < $2::timestamptz`;

export interface FirstQuoteRow {
  readonly at: string | null;
}
