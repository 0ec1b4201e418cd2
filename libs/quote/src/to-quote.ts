import { instantText } from '#calendar';
import type { Grant } from '#entitlements';
import { type Decimal, type Fraction, decimalText, invariant, minorDigits, sum } from '#money';
import { type LineDetail, explainDetail } from '#rating';
import type { Adjustment } from './adjustments/adjustment.js';
import type { Share } from './adjustments/ledger.js';
import type { Draft, DraftLine } from './draft.js';
import type { QuoteInputs } from './inputs.js';
import type {
  Quote,
  QuoteAdjustment,
  QuoteEntitlement,
  QuoteLine,
  QuoteLineDetail,
  QuoteSegment,
  QuoteSpan,
} from './quote.js';
import { isCut } from './run.js';
import type { Segment } from './segment.js';

type Money = (amount: Decimal) => string;

/**
 * Optional members are set on an object that is made: Node takes a microsecond for each member that a literal names
 * after a spread.
 */
type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The finished runs as text scalars. The total is asserted to be the sum of what is printed. */
export function toQuote(drafts: readonly Draft[], inputs: QuoteInputs): Quote {
  const { period, runs = [] } = inputs;
  const last = drafts.at(-1);
  invariant(last !== undefined, 'a quote has a run');
  const { version } = last.inputs;
  const money = (amount: Decimal): string => decimalText(amount, minorDigits(version.currency));
  const subtotal = sum(drafts.flatMap(({ lines }) => lines.map((line) => line.amount)));
  const adjusted = sum(drafts.flatMap(({ adjustments }) => adjustments.map((one) => one.amount)));
  const total = sum(drafts.map((draft) => draft.total));
  invariant(total.eq(subtotal.plus(adjusted)), 'total = subtotal + adjustments');
  const isOf = <T extends object>(draft: Draft, made: T): T =>
    drafts.length > 1 ? { ...made, version: draft.inputs.version.version } : made;
  const quote: Mutable<Quote> = {
    package: { key: version.package, version: version.version, contentHash: version.contentHash },
    currency: version.currency,
    period: { from: instantText(period.from), to: instantText(period.to), timeZone: period.timeZone },
    rounding: { mode: version.rounding.mode, scale: version.rounding.scale },
    lines: drafts.flatMap((draft) => draft.lines.map((line) => isOf(draft, toLine(line, money)))),
    adjustments: drafts.flatMap((draft) =>
      draft.adjustments.map((one) => isOf(draft, toAdjustment(one, draft, money))),
    ),
    subtotal: money(subtotal),
    total: money(total),
    rules: [...new Set(drafts.flatMap(({ fired }) => fired.map((rule) => rule.name)))],
    entitlements: last.grants.map(toEntitlement),
  };
  if (isCut(inputs)) quote.segments = runs.flatMap(({ segments }) => segments.map(toSegment));
  return quote;
}

function toSegment({ span, version, quantities, paused }: Segment): QuoteSegment {
  return {
    ...toSpan(span),
    version: version.version,
    contentHash: version.contentHash,
    quantities: Object.fromEntries([...quantities].map(([name, value]) => [name, decimalText(value)])),
    ...(paused && { paused: true as const }),
  };
}

export const toSpan = ({ from, to }: NonNullable<DraftLine['span']>): QuoteSpan => ({
  from: instantText(from),
  to: instantText(to),
});

function toLine(line: DraftLine, money: Money): QuoteLine {
  const unrounded = line.unrounded.text();
  const made: Mutable<QuoteLine> = {
    key: line.key,
    description: line.description,
    model: line.model,
    timing: line.timing,
    amount: money(line.amount),
    unroundedAmount: unrounded.text,
    details: line.details.map(toDetail),
  };
  if (line.quantity) made.quantity = line.quantity.text().text;
  if (unrounded.fraction !== undefined) made.unroundedFraction = unrounded.fraction;
  if (line.waived) made.waived = true;
  if (line.span) made.segment = toSpan(line.span);
  if (line.steps.some(({ step }) => step === 'timing')) made.uncounted = true;
  return made;
}

const exact = (value: Fraction): string => value.text().text;

function toDetail(detail: LineDetail): QuoteLineDetail {
  const made: Mutable<QuoteLineDetail> = {
    kind: detail.kind,
    text: explainDetail(detail),
    amount: exact(detail.amount),
  };
  if (detail.dimensions) made.dimensions = detail.dimensions;
  if (detail.index !== undefined) made.index = detail.index;
  if (detail.quantity) made.quantity = exact(detail.quantity);
  if (detail.parts) made.parts = detail.parts.map(toDetail);
  return made;
}

function toAdjustment(adjustment: Adjustment, { adjustments }: Draft, money: Money): QuoteAdjustment {
  const made: Mutable<QuoteAdjustment> = {
    rule: adjustment.rule ?? null,
    kind: adjustment.kind,
    description: adjustment.description,
    amount: money(adjustment.amount),
    shares: byCharge(adjustment.shares).map(({ charge, amount }) => ({ charge, amount: money(amount) })),
  };
  if (adjustment.percent) made.percent = decimalText(adjustment.percent);
  if (adjustment.unused) made.unused = money(adjustment.unused);
  if (made.kind === 'minimum' && adjustments.some(({ kind }) => kind === 'maximum')) made.crossed = true;
  return made;
}

/** A charge that changes cut has several lines, and one share. */
function byCharge(shares: readonly Share[]): readonly Share[] {
  const sums = new Map<string, Decimal>();
  for (const { charge, amount } of shares) sums.set(charge, sums.get(charge)?.plus(amount) ?? amount);
  return sums.size === shares.length
    ? shares
    : [...sums].map(([charge, amount]): Share => ({ charge, amount }));
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
