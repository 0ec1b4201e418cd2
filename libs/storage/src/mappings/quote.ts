import type { KeptQuote, QuoteAcceptance, QuoteKind } from '../records/quotes.js';
import type { AcceptanceRow } from '../statements/accept-quote.js';
import type { QuoteRow } from '../statements/find-quote.js';
import { fromDbInstant } from './instants.js';

export function fromDbQuote(row: QuoteRow): KeptQuote {
  return {
    id: row.id,
    createdAt: fromDbInstant(row.createdAt),
    kind: row.kind as QuoteKind,
    ...(row.workspace === null ? {} : { workspace: row.workspace }),
    ...(row.subscription === null ? {} : { subscription: row.subscription }),
    packageKey: row.packageKey,
    packageVersion: row.packageVersion,
    contentHash: row.contentHash,
    ...(row.variant === null ? {} : { variant: row.variant }),
    priceReason: row.priceReason,
    period: { from: fromDbInstant(row.periodFrom), to: fromDbInstant(row.periodTo) },
    currency: row.currency,
    total: row.total,
    document: row.document,
    documentHash: row.documentHash,
    inputs: row.inputs,
    engineVersion: row.engineVersion,
    validUntil: fromDbInstant(row.validUntil),
    createdBy: row.createdBy,
  };
}

export function fromDbAcceptance(row: AcceptanceRow): QuoteAcceptance {
  return {
    ...row,
    acceptedAt: fromDbInstant(row.acceptedAt),
    validUntil: fromDbInstant(row.validUntil),
  };
}
