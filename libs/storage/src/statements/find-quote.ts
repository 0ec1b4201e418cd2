/** Columns of a quote as `QuoteRow` has them. */
export const QUOTE_COLUMNS = `
  id, created_at as "createdAt", kind, workspace_id as workspace, subscription_id as subscription,
  package_key as "packageKey", package_version as "packageVersion", content_hash as "contentHash", variant,
  price_reason as "priceReason", period_from as "periodFrom", period_to as "periodTo", currency, total::text,
  document, document_hash as "documentHash", inputs, engine_version as "engineVersion", valid_until as "validUntil",
  created_by as "createdBy",
  case when kind = 'adjustment' then (
    select json_build_object('final', a.final_id, 'previous', a.previous_id, 'previousTotal', a.previous_total,
      'difference', a.difference, 'cause', a.cause)
    from quote_adjustment a where a.quote_id = quote.id
  ) end as adjusts`;

/** The quote `$1`, made in the millisecond from `$2` to `$3`: the bounds name its partition. */
export const findQuote = `
  select ${QUOTE_COLUMNS}
  from quote
  where id = $1 and created_at >= $2::timestamptz and created_at < $3::timestamptz`;

/** The quotes `$1`, each made in the millisecond from `$2` to `$3`. */
const NAMED = `
  from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) as n(named, made_from, made_to)
  join quote on id = named and created_at >= made_from and created_at < made_to`;

export const quotesNamed = `select ${QUOTE_COLUMNS} ${NAMED}`;

/** The same in short. */
export const quoteBriefs = `select id, variant, currency, total::text ${NAMED}`;

export interface QuoteBriefRow {
  readonly id: string;
  readonly variant: string | null;
  readonly currency: string;
  readonly total: string;
}

export interface QuoteRow {
  readonly id: string;
  readonly createdAt: string;
  readonly kind: string;
  readonly workspace: string | null;
  readonly subscription: string | null;
  readonly packageKey: string;
  readonly packageVersion: number;
  readonly contentHash: string;
  readonly variant: string | null;
  readonly priceReason: string;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly currency: string;
  readonly total: string;
  readonly document: string;
  readonly documentHash: Buffer;
  readonly inputs: string;
  readonly engineVersion: string;
  readonly validUntil: string;
  readonly createdBy: string;
  readonly adjusts: AdjustmentRow | null;
}

export interface AdjustmentRow {
  readonly final: string;
  readonly previous: string;
  readonly previousTotal: string;
  readonly difference: string;
  /** JSON. */
  readonly cause: string;
}
