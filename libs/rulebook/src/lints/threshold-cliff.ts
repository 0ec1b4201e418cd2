import type { PackageVersion, Rule } from '#catalog';
import { type Decimal, decimalText } from '#money';
import type { Lint } from './lint.js';
import { type Threshold, conjuncts, mentions, thresholdOf } from './pricing/threshold.js';
import { totalAt } from './pricing/total-at.js';
import { canHold, theoryOf } from './proof/can-hold.js';

/** Tiers looked at before the search ends, and conditions of one rule: enough for any rules that people write. */
const MOST_WORK = 50_000;
const MOST_PARTS = 50;

/**
 * A rule that starts or stops at a bound on some usage and makes the charges of that same usage cheaper just
 * above it: "10 % off from 1,000 on" makes 1,000 cost less than 999. Only where these charges can be worked out
 * from the file, and the bound is a condition that the rule cannot do without.
 */
export const thresholdCliff: Lint = (version, { definitions }) => {
  const theory = theoryOf(version, definitions);
  let work = MOST_WORK;
  return version.rules.flatMap((rule, index) => {
    const parts = rule.conditions ? conjuncts(rule.conditions, version) : [];
    if (parts.length > MOST_PARTS) return [];
    const thresholds = parts.flatMap((part, at) => {
      const threshold = thresholdOf(part, version, definitions);
      const isAlone =
        threshold && !parts.some((other, n) => n !== at && mentions(other, threshold.fact, version));
      return isAlone && isWithinReach(threshold, rule, version) ? [threshold] : [];
    });
    return thresholds.flatMap((threshold) => {
      work -= costOf(threshold);
      if (
        work < 0 ||
        !canHold(
          parts.map((condition) => ({ condition, holds: true })),
          theory,
        )
      )
        return [];
      const finding = findingOf(rule, threshold, version);
      return finding ? [{ ...finding, path: ['rules', index, 'conditions'], rule: rule.name }] : [];
    });
  });
};

/**
 * Cells are priced by tuples that the bound says nothing of, a charge on amounts follows in its own way, and what
 * another rule makes of the same charges depends on when that one fires.
 */
function isWithinReach({ charges }: Threshold, rule: Rule, version: PackageVersion): boolean {
  const keys = new Set(charges.map(({ key }) => key));
  return (
    charges.every(({ by }) => by.length === 0) &&
    !version.charges.some(
      ({ source }) => source.kind === 'amountOf' && source.charges.some((key) => keys.has(key)),
    ) &&
    !version.rules.some((other) => other !== rule && changesPrice(other, keys))
  );
}

function changesPrice({ event }: Rule, keys: ReadonlySet<string>): boolean {
  if (event.type === 'waive') return event.charges.some((key) => keys.has(key));
  return (event.type === 'overridePrice' || event.type === 'include') && keys.has(event.charge);
}

function costOf({ charges }: Threshold): number {
  return charges.reduce((cost, { price }) => cost + 4 + ('tiers' in price ? 4 * price.tiers.length : 0), 0);
}

function findingOf({ name, event }: Rule, threshold: Threshold, { rounding, currency }: PackageVersion) {
  if ('when' in event) return undefined;
  const { charges, below, above, starts, fact, bound } = threshold;
  const before = totalAt(charges, below, starts ? undefined : event, rounding);
  const after = totalAt(charges, above, starts ? event : undefined, rounding);
  if (!before || !after?.lessThan(before)) return undefined;
  const text = (amount: Decimal) => decimalText(amount, rounding.scale);
  return {
    severity: 'warning' as const,
    code: 'price-cliff',
    message: `rule \`${name}\` ${starts ? 'starts' : 'stops'} where \`${fact}\` passes ${decimalText(bound)}, and there the price of that usage falls by ${text(before.minus(after))} ${currency}, from ${text(before)} to ${text(after)}`,
    help: 'put the lower price into `graduated` tiers, or add an entry to `accept` that says why',
  };
}
