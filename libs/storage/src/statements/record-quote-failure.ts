/** A quote that was to be kept and could not be given. */
export const recordQuoteFailure = `
  insert into quote_failure (id, created_at, created_by, workspace_id, package_key, package_version, content_hash,
    code, faults, request_digest)
  values ($1::uuid, $2::timestamptz, $3, $4, $5, $6::integer, $7, $8, $9, $10::bytea)`;
