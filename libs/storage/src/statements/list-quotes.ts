import { QUOTE_COLUMNS } from './find-quote.js';

/** The conditions that a list may have, each with its one value, and the order: newest first. */
export const QUOTE_CONDITIONS = {
  workspace: (n: number) => `workspace_id = $${n}`,
  subscription: (n: number) => `subscription_id = $${n}::uuid`,
  packageKey: (n: number) => `package_key = $${n}`,
  kind: (n: number) => `kind = $${n}`,
  periodFrom: (n: number) => `period_from >= $${n}::timestamptz`,
  periodTo: (n: number) => `period_to <= $${n}::timestamptz`,
} as const;

/** Quotes before (`$1` created, `$2` id), at most `$3`; only the conditions that are asked for take part. */
export const listQuotes = (conditions: readonly string[]): string => `
  select ${QUOTE_COLUMNS}
  from quote
  where ${['(created_at, id) < ($1::timestamptz, $2::uuid)', ...conditions].join(' and ')}
  order by created_at desc, id desc
  limit $3`;
