import { type AnyPrice, type Charge, isFromFact, type PackageVersion, type WrittenNumber } from '#catalog';
import type { Decimal } from '#money';

export type Priced = Pick<PackageVersion, 'charges' | 'rules'> & Partial<Pick<PackageVersion, 'minimum'>>;

/** A bill rises with `up`, and falls with `down`. */
interface Numbers {
  readonly up: readonly (WrittenNumber | undefined)[];
  readonly down: readonly (WrittenNumber | undefined)[];
}

/**
 * Whether no usage is cheaper under `variant` than under `control`, and some may be dearer: the same charges with prices
 * that are nowhere lower, somewhere higher, and allowances that are nowhere larger. Of prices that no such comparison
 * settles (rules, cells, other models, other tiers) nothing is said.
 */
export function isSurelyDearer(control: Priced, variant: Priced): boolean {
  if (control.rules.length > 0 || variant.rules.length > 0) return false;
  const pairs = control.charges.map((charge) => {
    const other = variant.charges.find(({ key }) => key === charge.key);
    return other && compareCharges(charge, other);
  });
  const added = variant.charges.length - control.charges.length;
  const rises = [...pairs, added > 0 ? 'dearer' : 'same', compareUp(control.minimum, variant.minimum)];
  return rises.every((each) => each === 'same' || each === 'dearer') && rises.includes('dearer');
}

type Comparison = 'same' | 'dearer' | undefined;

function compareCharges(before: Charge, after: Charge): Comparison {
  if (shapeOf(before) !== shapeOf(after)) return undefined;
  const [one, other] = [numbersOf(before), numbersOf(after)];
  const found = [
    ...one.up.map((number, place) => compareUp(number, other.up[place])),
    ...one.down.map((number, place) => compareUp(other.down[place], number)),
  ];
  if (found.includes(undefined)) return undefined;
  return found.includes('dearer') ? 'dearer' : 'same';
}

/** Whatever has to be alike before numbers can be compared one by one. */
function shapeOf({
  model,
  source,
  convert,
  by,
  pool,
  cells,
  maximum,
  timing,
  price,
  prorate,
}: Charge): string {
  const { tiers, size, partial, roundEach, maximumPerEvent, flatWhenZero }: AnyPrice = price;
  const bounds = tiers?.map(({ upTo }) => upTo?.toString() ?? '');
  const rest = { size, partial, roundEach, maximumPerEvent, flatWhenZero, maximum };
  return JSON.stringify([model, source, convert, by, pool, cells.length, timing, prorate, bounds, rest]);
}

function numbersOf({ price, included, minimum }: Charge): Numbers {
  const { tiers = [], ...prices }: AnyPrice = price;
  const { amount, unitAmount, percent, fixedAmount, minimumPerEvent, multiplier } = prices;
  return {
    up: [
      ...[amount, unitAmount, percent, fixedAmount, minimumPerEvent, multiplier, minimum],
      ...tiers.flatMap((tier) => [tier.unitAmount, tier.flatAmount, tier.percent]),
    ],
    down: [included, prices.freeEvents, prices.freeAmount],
  };
}

/** What is absent is nothing. */
function compareUp(before: WrittenNumber | undefined, after: WrittenNumber | undefined): Comparison {
  if (before === undefined && after === undefined) return 'same';
  if (isUnknown(before) || isUnknown(after)) return undefined;
  if (before === undefined) return after?.greaterThan(0) === true ? 'dearer' : 'same';
  const than = before.comparedTo(after ?? 0);
  if (than > 0) return undefined;
  return than < 0 ? 'dearer' : 'same';
}

const isUnknown = (number: WrittenNumber | undefined): number is Exclude<WrittenNumber, Decimal> =>
  number !== undefined && isFromFact(number);
