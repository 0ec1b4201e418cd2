/** Accepts a quote once: a second time changes nothing. */
export const acceptQuote = `
  insert into quote_acceptance (quote_id, workspace_id, package_key, package_version, content_hash, accepted_at,
    accepted_by, valid_until)
  values ($1, $2, $3, $4, $5, $6::timestamptz, $7, $8::timestamptz)
  on conflict (quote_id) do nothing
  returning quote_id`;

/** How the quote `$1` was accepted. */
export const findAcceptance = `
  select quote_id as quote, workspace_id as workspace, package_key as "packageKey",
    package_version as "packageVersion", content_hash as "contentHash", accepted_at as "acceptedAt",
    accepted_by as "acceptedBy", valid_until as "validUntil"
  from quote_acceptance where quote_id = $1`;

export interface AcceptanceRow {
  readonly quote: string;
  readonly workspace: string;
  readonly packageKey: string;
  readonly packageVersion: number;
  readonly contentHash: string;
  readonly acceptedAt: string;
  readonly acceptedBy: string;
  readonly validUntil: string;
}
