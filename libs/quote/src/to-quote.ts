import { instantText } from '#calendar';
import type { Grant } from '#entitlements';
import { type Decimal, type Fraction, decimalText, invariant, minorDigits, sum } from '#money';
import { type LineDetail, type RatedLine, explainDetail } from '#rating';
import type { Adjustment } from './adjustments/adjustment.js';
import type { Draft } from './draft.js';
import type { Quote, QuoteAdjustment, QuoteEntitlement, QuoteLine, QuoteLineDetail } from './quote.js';
import { paid } from './steps/adjust.js';

/** The finished draft as text scalars. The total is asserted to be the sum of what is printed. */
export function toQuote(draft: Draft): Quote {
  const { version, period } = draft.inputs;
  const money = (amount: Decimal): string => decimalText(amount, minorDigits(version.currency));
  const subtotal = sum(draft.lines.map((line) => line.amount));
  const total = paid(draft);
  invariant(
    total.eq(subtotal.plus(sum(draft.adjustments.map((one) => one.amount)))),
    'total = subtotal + adjustments',
  );
  return {
    package: { key: version.package, version: version.version, contentHash: version.contentHash },
    currency: version.currency,
    period: { from: instantText(period.from), to: instantText(period.to), timeZone: period.timeZone },
    rounding: { mode: version.rounding.mode, scale: version.rounding.scale },
    lines: draft.lines.map((line) => toLine(line, money)),
    adjustments: draft.adjustments.map((adjustment) => toAdjustment(adjustment, draft, money)),
    subtotal: money(subtotal),
    total: money(total),
    rules: draft.fired.map((rule) => rule.name),
    entitlements: draft.grants.map(toEntitlement),
  };
}

function toLine(line: RatedLine, money: (amount: Decimal) => string): QuoteLine {
  const unrounded = line.unrounded.text();
  return {
    key: line.key,
    description: line.description,
    model: line.model,
    timing: line.timing,
    ...(line.quantity && { quantity: line.quantity.text().text }),
    amount: money(line.amount),
    unroundedAmount: unrounded.text,
    ...(unrounded.fraction !== undefined && { unroundedFraction: unrounded.fraction }),
    ...(line.waived && { waived: true as const }),
    details: line.details.map(toDetail),
  };
}

const exact = (value: Fraction): string => value.text().text;

function toDetail(detail: LineDetail): QuoteLineDetail {
  return {
    kind: detail.kind,
    text: explainDetail(detail),
    ...(detail.dimensions && { dimensions: detail.dimensions }),
    ...(detail.index !== undefined && { index: detail.index }),
    ...(detail.quantity && { quantity: exact(detail.quantity) }),
    amount: exact(detail.amount),
    ...(detail.parts && { parts: detail.parts.map(toDetail) }),
  };
}

function toAdjustment(
  adjustment: Adjustment,
  { adjustments }: Draft,
  money: (amount: Decimal) => string,
): QuoteAdjustment {
  const crossed = adjustment.kind === 'minimum' && adjustments.some(({ kind }) => kind === 'maximum');
  return {
    rule: adjustment.rule ?? null,
    kind: adjustment.kind,
    description: adjustment.description,
    ...(adjustment.percent && { percent: decimalText(adjustment.percent) }),
    amount: money(adjustment.amount),
    ...(adjustment.unused && { unused: money(adjustment.unused) }),
    ...(crossed && { crossed: true as const }),
    shares: adjustment.shares.map(({ charge, amount }) => ({ charge, amount: money(amount) })),
  };
}

function toEntitlement({ entitlement, source }: Grant): QuoteEntitlement {
  const { feature, type } = entitlement;
  switch (entitlement.type) {
    case 'boolean':
    case 'config':
      return { feature, type, value: entitlement.value, source };
    case 'metered': {
      const { meter, limit, enforcement, resets } = entitlement;
      const text = limit === 'unlimited' ? limit : decimalText(limit);
      return { feature, type, meter, limit: text, enforcement, resets, source };
    }
  }
}
