import { instantText } from '#calendar';
import type { AcceptanceReply, KeptQuoteSummary } from '#contracts';
import type { KeptQuote, QuoteAcceptance } from '#storage';
import type { PriceReason, Replay } from '#usecases';
import { wireId } from '../ids.js';

/** A kept quote around its bytes, which are written as they are: whoever hashes `quote` finds `hash`. */
export function keptQuoteText(kept: KeptQuote, explanation?: object): string {
  const about = JSON.stringify(aboutQuote(kept)).slice(0, -1);
  const reasons = explanation === undefined ? '' : `,"explanation":${JSON.stringify(explanation)}`;
  return `${about},"quote":${kept.document}${reasons}}`;
}

export function replayText({ kept, bytes, explanation }: Replay): string {
  const about = JSON.stringify({ same: true, hash: hashOf(kept), engineVersion: kept.engineVersion });
  return `${about.slice(0, -1)},"quote":${bytes},"explanation":${JSON.stringify(explanation)}}`;
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
    hash: hashOf(kept),
  };
}

const hashOf = ({ documentHash }: KeptQuote): string => Buffer.from(documentHash).toString('hex');
