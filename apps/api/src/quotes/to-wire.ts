import { instantText } from '#calendar';
import type { AcceptanceReply, KeptQuoteSummary } from '#contracts';
import type { KeptQuote, QuoteAcceptance, QuoteAdjustment } from '#storage';
import type { Preview, PriceReason, QuoteAssignment, Replay } from '#usecases';
import { wireId } from '../ids.js';

/** A kept quote around its bytes, which are written as they are: whoever hashes `quote` finds `hash`. */
export function keptQuoteText(kept: KeptQuote, explanation?: object): string {
  return lineText(aboutQuote(kept), kept.document, explanation);
}

/** The quote's own bytes; assignment and explanation are more keys of it. */
export function previewText({ bytes, assignment, explanation }: Preview): string {
  const more = { ...(assignment && { assignment }), ...(explanation && { explanation }) };
  return Object.keys(more).length === 0 ? bytes : `${bytes.slice(0, -1)},${JSON.stringify(more).slice(1)}`;
}

/** An answer of a batch: the bytes of the quote, and beside them what a kept one is known by. */
export function keptLineText(id: string, kept: KeptQuote, explanation?: object): string {
  return lineText({ id, kept: aboutQuote(kept) }, kept.document, explanation);
}

export function previewLineText(id: string | undefined, { bytes, assignment, explanation }: Preview): string {
  return lineText({ ...(id !== undefined && { id }), ...(assignment && { assignment }) }, bytes, explanation);
}

function lineText(about: object, bytes: string, explanation: object | undefined): string {
  const before = Object.keys(about).length === 0 ? '{' : `${JSON.stringify(about).slice(0, -1)},`;
  const reasons = explanation === undefined ? '' : `,"explanation":${JSON.stringify(explanation)}`;
  return `${before}"quote":${bytes}${reasons}}`;
}

export function replayText({ kept, bytes, explanation }: Replay): string {
  const about = { same: true, hash: hashOf(kept), engineVersion: kept.engineVersion };
  return lineText(about, bytes, explanation);
}

export function toSummary(kept: KeptQuote): KeptQuoteSummary {
  return {
    ...aboutQuote(kept),
    package: kept.packageKey,
    period: { from: instantText(kept.period.from), to: instantText(kept.period.to) },
    currency: kept.currency,
    total: (JSON.parse(kept.document) as { total: string }).total,
  };
}

export function toAcceptance(acceptance: QuoteAcceptance): AcceptanceReply {
  return {
    quote: wireId('qte', acceptance.quote),
    workspace: acceptance.workspace,
    package: acceptance.packageKey,
    version: acceptance.packageVersion,
    contentHash: acceptance.contentHash,
    acceptedAt: instantText(acceptance.acceptedAt),
    acceptedBy: acceptance.acceptedBy,
    validUntil: instantText(acceptance.validUntil),
  };
}

function aboutQuote(kept: KeptQuote) {
  return {
    id: wireId('qte', kept.id),
    kind: kept.kind,
    createdAt: instantText(kept.createdAt),
    createdBy: kept.createdBy,
    validUntil: instantText(kept.validUntil),
    ...(kept.workspace === undefined ? {} : { workspace: kept.workspace }),
    ...(kept.subscription === undefined ? {} : { subscription: wireId('sub', kept.subscription) }),
    price: {
      reason: kept.priceReason as PriceReason,
      version: kept.packageVersion,
      contentHash: kept.contentHash,
    },
    ...assignmentOf(kept),
    hash: hashOf(kept),
    ...(kept.adjusts && { adjusts: toAdjusts(kept.adjusts) }),
  };
}

function assignmentOf({ variant: arm }: KeptQuote): { assignment?: QuoteAssignment } {
  const [experiment, variant] = arm?.split('/') ?? [];
  return experiment === undefined || variant === undefined
    ? {}
    : { assignment: { experiment, variant, enrolled: true } };
}

function toAdjusts({ final, previous, previousTotal, difference, cause }: QuoteAdjustment) {
  return {
    final: wireId('qte', final),
    previous: wireId('qte', previous),
    previousTotal,
    difference,
    cause: {
      lateEvents: cause.events,
      corrections: cause.corrections,
      events: cause.first.map(({ source, id, type, time, receivedAt, isCorrection }) => ({
        source,
        id,
        type,
        time: instantText(time),
        receivedAt: instantText(receivedAt),
        correction: isCorrection,
      })),
    },
  };
}

const hashOf = ({ documentHash }: KeptQuote): string => Buffer.from(documentHash).toString('hex');
