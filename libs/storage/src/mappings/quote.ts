import { instantText } from '#calendar';
import type {
  AdjustmentCause,
  KeptQuote,
  LateEvent,
  QuoteAcceptance,
  QuoteAdjustment,
  QuoteKind,
} from '../records/quotes.js';
import type { AcceptanceRow } from '../statements/accept-quote.js';
import type { AdjustmentRow, QuoteRow } from '../statements/find-quote.js';
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
    ...(row.adjusts && { adjusts: fromDbAdjustment(row.adjusts) }),
  };
}

interface CauseText extends Omit<AdjustmentCause, 'first'> {
  readonly first: readonly (Omit<LateEvent, 'time' | 'receivedAt'> &
    Readonly<Record<'time' | 'receivedAt', string>>)[];
}

/** The cause as it is written down. */
export function causeText({ events, corrections, first }: AdjustmentCause): string {
  const text: CauseText = {
    events,
    corrections,
    first: first.map((event) => ({
      ...event,
      time: instantText(event.time),
      receivedAt: instantText(event.receivedAt),
    })),
  };
  return JSON.stringify(text);
}

function fromDbAdjustment({ cause, ...adjustment }: AdjustmentRow): QuoteAdjustment {
  const { first, ...counts } = JSON.parse(cause) as CauseText;
  const events = first.map((event) => ({
    ...event,
    time: fromDbInstant(event.time),
    receivedAt: fromDbInstant(event.receivedAt),
  }));
  return { ...adjustment, cause: { ...counts, first: events } };
}

export function fromDbAcceptance(row: AcceptanceRow): QuoteAcceptance {
  return {
    ...row,
    acceptedAt: fromDbInstant(row.acceptedAt),
    validUntil: fromDbInstant(row.validUntil),
  };
}
