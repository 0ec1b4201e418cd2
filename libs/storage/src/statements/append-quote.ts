/**
 * Keeps a quote that the service makes itself, and announces it, inside a transaction that does more than that. What
 * somebody asks for is kept by `keepQuote`, together with the reply under the key of the request.
 */
export const appendQuote = `
  with kept as (
    insert into quote (id, created_at, kind, workspace_id, subscription_id, package_key, package_version,
      content_hash, variant, price_reason, period_from, period_to, currency, total, document, document_hash, inputs,
      engine_version, valid_until, created_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
  )
  insert into outbox (id, type, workspace_id, payload, created_at) values ($21, 'quote.kept', $4, $22, $2)`;

/** What adjustment `$1` changes of period (`$2`, `$3`), and why. */
export const insertAdjustment = `
  insert into quote_adjustment (quote_id, subscription_id, starts_at, final_id, previous_id, previous_total, difference,
    cause, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
