import { Decimal } from '#money';
import { simultaneousAlpha } from '../adjust.js';
import { type BillSums, counterfactual, type Counterfactual, type Decomposed } from '../counterfactual.js';
import { twoParts } from '../two-part.js';
import { meanText, shownText, sumsOf } from './moments-of.js';
import type { ComparisonPlanDocument } from './plan.js';
import type { BillResults, SplitFigures } from './results.js';
import type { ArmSnapshot, BillsSnapshot, BillSumsText, SnapshotDocument } from './snapshot.js';

/** How much of each variant's difference in bills is its price, and how much is what people do under it. */
export function compareBills(
  plan: ComparisonPlanDocument,
  { bills, arms }: SnapshotDocument,
): readonly BillResults[] {
  const alpha = simultaneousAlpha(plan.alpha, Math.max(1, arms.length - 1));
  // A decomposition has tests, no prior: the Bayesian engine's is the fixed one.
  const engine =
    plan.engine === 'sequential'
      ? ({ kind: 'sequential', sides: 'two', tuning: plan.tuning } as const)
      : ({ kind: 'fixed', sides: 'two' } as const);
  return bills.map((each) => {
    const [control, treatment] = [billSumsOf(each.control), billSumsOf(each.treatment)];
    const found = counterfactual(control, treatment, { alpha, engine });
    return {
      variant: each.variant,
      ...(found.ok ? { split: splitOf(found.value) } : { fault: found.fault }),
      means: {
        controlOld: meanText(control.own.sum, control.units),
        controlNew: meanText(control.other.sum, control.units),
        treatmentNew: meanText(treatment.own.sum, treatment.units),
        treatmentOld: meanText(treatment.other.sum, treatment.units),
      },
      ...twoPartsOf(each, arms),
    };
  });
}

const billSumsOf = ({ units, own, other, sumProducts }: BillSumsText): BillSums => ({
  units,
  own: sumsOf(own),
  other: sumsOf(other),
  sumProducts: new Decimal(sumProducts),
});

const splitOf = (found: Counterfactual): NonNullable<BillResults['split']> => ({
  ...partsOf(found),
  covariance: found.covariance,
  ...(found.relative && { relative: partsOf(found.relative) }),
  otherOrder: found.otherOrder,
  isPriceAmbiguous: found.isPriceAmbiguous,
});

const partsOf = ({ price, behaviour, total }: Decomposed): SplitFigures => ({ price, behaviour, total });

/** What was paid, as more or fewer payers and as more or less of each; absent where nobody pays in one of the arms. */
function twoPartsOf({ variant }: BillsSnapshot, arms: readonly ArmSnapshot[]): Pick<BillResults, 'twoParts'> {
  const [control, treatment] = [arms[0], arms.find(({ key }) => key === variant)];
  if (!control?.mature || !treatment?.mature) return {};
  const payersOf = ({ mature, realised: { payers, billed, credits } }: ArmSnapshot) => ({
    units: mature,
    payers,
    revenue: new Decimal(billed).minus(credits),
  });
  const found = twoParts(payersOf(control), payersOf(treatment));
  if (!found.ok) return {};
  const { conversion, revenuePerPayer } = found.value;
  return { twoParts: { conversion: shownText(conversion), revenuePerPayer: shownText(revenuePerPayer) } };
}
