import type { AnyPrice, Cell, CellWhen, Convert, WrittenNumber } from '#catalog';
import type { NumberDocument, OverrideParams } from '#contracts';
import { decimal } from '#money';
import type { Path } from '../read/document.js';
import type { BuildContext } from './context.js';
import { defined } from './defined.js';
import { optionalDecimal, optionalNumber, truth, whole } from './numbers.js';

/** The price fields of any model as written; the model's schema has refused those that are not its own. */
export type PriceDocument = Pick<
  OverrideParams,
  | 'amount'
  | 'unitAmount'
  | 'tiers'
  | 'flatWhenZero'
  | 'size'
  | 'partial'
  | 'percent'
  | 'fixedAmount'
  | 'freeEvents'
  | 'freeAmount'
  | 'minimumPerEvent'
  | 'maximumPerEvent'
  | 'roundEach'
  | 'multiplier'
>;
export interface ModifierDocument {
  readonly convert?: OverrideParams['convert'];
  readonly included?: NumberDocument | undefined;
}

export function priceOf(document: PriceDocument, path: Path, context: BuildContext): AnyPrice {
  return defined({
    amount: optionalNumber(document.amount, [...path, 'amount'], context),
    unitAmount: optionalDecimal(document.unitAmount),
    tiers: document.tiers?.map(({ upTo, unitAmount, percent, flatAmount }) =>
      defined({
        upTo: optionalDecimal(upTo),
        unitAmount: optionalDecimal(unitAmount),
        percent: optionalDecimal(percent),
        flatAmount: optionalDecimal(flatAmount),
      }),
    ),
    flatWhenZero: document.flatWhenZero === undefined ? undefined : truth(document.flatWhenZero),
    size: optionalDecimal(document.size),
    partial: document.partial,
    percent: optionalDecimal(document.percent),
    fixedAmount: optionalDecimal(document.fixedAmount),
    freeEvents: optionalDecimal(document.freeEvents),
    freeAmount: optionalDecimal(document.freeAmount),
    minimumPerEvent: optionalDecimal(document.minimumPerEvent),
    maximumPerEvent: optionalDecimal(document.maximumPerEvent),
    roundEach: document.roundEach,
    multiplier: optionalDecimal(document.multiplier),
  });
}

export function modifiersOf(
  { convert, included }: ModifierDocument,
  path: Path,
  context: BuildContext,
): { readonly convert?: Convert; readonly included?: WrittenNumber } {
  return defined({
    convert: convert && convertOf(convert),
    included: optionalNumber(included, [...path, 'included'], context),
  });
}

function convertOf({
  multiplyBy,
  divideBy,
  round,
  scale,
}: NonNullable<ModifierDocument['convert']>): Convert {
  return defined({
    multiplyBy: multiplyBy === undefined ? undefined : decimal(multiplyBy),
    divideBy: divideBy === undefined ? undefined : decimal(divideBy),
    round: round && { mode: round, scale: scale === undefined ? 0 : whole(scale) },
  });
}

type WhenDocument = NonNullable<OverrideParams['when']>;

/** One value or several, always as a list; no prototype, since the keys are the author's. */
export function whenOf(document: WhenDocument): CellWhen {
  const when = Object.create(null) as Record<string, readonly string[]>;
  for (const [dimension, values] of Object.entries(document))
    when[dimension] = Array.isArray(values) ? values.map(String) : [String(values)];
  return when;
}

export function cellOf(
  document: PriceDocument & ModifierDocument & { readonly when: WhenDocument },
  path: Path,
  context: BuildContext,
): Cell {
  return {
    when: whenOf(document.when),
    price: priceOf(document, path, context),
    ...modifiersOf(document, path, context),
    place: context.placeOf(path),
  };
}
