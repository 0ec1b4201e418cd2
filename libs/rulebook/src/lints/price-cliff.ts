import { type Definitions, type PackageVersion, isFromFact } from '#catalog';
import { type Decimal, Fraction, decimalText, round } from '#money';
import type { Finding, Lint } from './lint.js';
import { priceAt } from './pricing/price-at.js';
import { factorOf, afterAllowance, isWhole, quantitiesAround } from './pricing/quantity-steps.js';
import { type Path, type Terms, overriddenTerms, termsOf } from './pricing/terms.js';

interface Drop {
  readonly bound: Decimal;
  readonly before: Decimal;
  readonly after: Decimal;
  readonly tier: number;
}

/**
 * Volume tiers whose total drops where usage passes a bound: using more costs less, and customers find out.
 * Every other model only rises. One finding a list of tiers, at its greatest drop.
 */
export const priceCliff: Lint = (version, { definitions }) => {
  const own = version.charges.flatMap((charge, index) =>
    termsOf(charge, ['charges', index]).map((terms) => ({ terms, rule: undefined })),
  );
  const overridden = version.rules.flatMap(({ name, event }, ruleIndex) => {
    if (event.type !== 'overridePrice') return [];
    const index = version.charges.findIndex(({ key }) => key === event.charge);
    const charge = version.charges[index];
    if (charge === undefined) return [];
    const [terms] = overriddenTerms(charge, ['charges', index], event, ['rules', ruleIndex]);
    return terms ? [{ terms, rule: name }] : [];
  });
  return [...own, ...overridden].flatMap(({ terms, rule }) => {
    const tiers = terms.at('tiers');
    if (terms.charge.model !== 'volume' || tiers === undefined || tiers.inherited) return [];
    const drops = dropsOf(terms, version, definitions);
    const finding = cliffOf(drops, terms, tiers.path, version);
    return finding ? [{ ...finding, ...(rule !== undefined && { rule }) }] : [];
  });
};

function dropsOf(terms: Terms, { rounding }: PackageVersion, definitions: Definitions): readonly Drop[] {
  const { charge, price, convert, included } = terms;
  const whole = isWhole(charge.source, definitions);
  const allowance = included && !isFromFact(included) ? Fraction.of(included) : Fraction.ZERO;
  const amountAt = (quantity: Fraction): Decimal | undefined => {
    const amount = priceAt('volume', price, afterAllowance(quantity, included));
    return amount && round(bounded(amount, terms), rounding);
  };
  return (price.tiers ?? []).flatMap(({ upTo }, index) => {
    if (upTo === undefined) return [];
    const [last, next] = quantitiesAround(allowance.plus(upTo), convert, whole);
    const [before, after] = [amountAt(last), amountAt(next)];
    return before && after?.lessThan(before) ? [{ bound: upTo, before, after, tier: index + 1 }] : [];
  });
}

/** Bounds of the sum of the cells; what other cells add may lift one cell over the minimum, so there it hides no drop. */
function bounded(amount: Fraction, { charge }: Terms): Fraction {
  const { minimum, maximum, by, pool } = charge;
  const capped = maximum && !isFromFact(maximum) ? amount.min(maximum) : amount;
  const isOneOfMany = by.length > 0 && !pool;
  return minimum && !isFromFact(minimum) && !isOneOfMany ? capped.max(minimum) : capped;
}

function cliffOf(
  drops: readonly Drop[],
  terms: Terms,
  tiersPath: Path,
  { rounding: { scale }, currency }: PackageVersion,
): Finding | undefined {
  const [worst, ...others] = [...drops].sort((a, b) =>
    b.before.minus(b.after).comparedTo(a.before.minus(a.after)),
  );
  if (worst === undefined) return undefined;
  const { before, after, tier } = worst;
  const text = (amount: Decimal) => decimalText(amount, scale);
  const more =
    others.length === 0
      ? ''
      : `, and less at ${others.length} more ${others.length === 1 ? 'bound' : 'bounds'}`;
  return {
    severity: 'warning',
    code: 'price-cliff',
    message: `charge \`${terms.charge.key}\`: above ${usageText(worst.bound, terms)} the price falls by ${text(before.minus(after))} ${currency}, from ${text(before)} to ${text(after)}${more}`,
    help: 'choose `model: graduated`, raise `flatAmount` of the later tier, or add an entry to `accept` that says why',
    path: [...tiersPath, tier],
    charge: terms.charge.key,
  };
}

/** Where the drop is, in usage as it comes in; an allowance that a fact decides shifts it by that much. */
function usageText(bound: Decimal, { included, convert }: Terms): string {
  const fixed = included && !isFromFact(included) ? Fraction.of(included).plus(bound) : Fraction.of(bound);
  const usage = fixed.dividedBy(factorOf(convert));
  const { text, fraction } = usage.text();
  const place =
    fraction === undefined ? text : `about ${decimalText(round(usage, { scale: 6, mode: 'halfEven' }))}`;
  return included && isFromFact(included) ? `${place} and the allowance` : place;
}
