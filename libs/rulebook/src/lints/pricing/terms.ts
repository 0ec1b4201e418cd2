import {
  type AnyPrice,
  type CellWhen,
  type Charge,
  type Convert,
  type Fault,
  type Rule,
  type WrittenNumber,
  missingFields,
} from '#catalog';

export type Path = Fault['path'];

/** What one cell of a charge pays, or all of it without `by`, and where each field is written. */
export interface Terms {
  readonly charge: Charge;
  readonly price: AnyPrice;
  readonly convert?: Convert | undefined;
  readonly included?: WrittenNumber | undefined;
  /** Undefined for a field that nobody wrote. `inherited`: it stands at the charge, for other cells too. */
  readonly at: (field: string) => { readonly path: Path; readonly inherited: boolean } | undefined;
}

/** Every complete price of a charge: its own, then those of its cells. A pool is priced by its own alone. */
export function termsOf(charge: Charge, chargePath: Path): readonly Terms[] {
  const own = ownTerms(charge, chargePath);
  const cells = charge.pool
    ? []
    : charge.cells.map((cell, index) => cellTerms(own, cell, [...chargePath, 'cells', index]));
  return [own, ...cells].filter(({ price }) => missingFields(charge.model, price).length === 0);
}

/** The same prices with the fields of an `overridePrice` rule laid over them. */
export function overriddenTerms(
  charge: Charge,
  chargePath: Path,
  event: Extract<Rule['event'], { type: 'overridePrice' }>,
  rulePath: Path,
): readonly Terms[] {
  const own = ownTerms(charge, chargePath);
  const { when, fields } = event;
  const matched: Terms[] =
    when === undefined
      ? [own]
      : [
          own,
          ...charge.cells.filter((cell) => meet(cell.when, when)).map((cell) => cellTerms(own, cell, [])),
        ];
  return matched
    .map((terms) =>
      cellTerms({ ...terms, charge: mergedCharge(terms, event) }, fields, [...rulePath, 'event', 'params']),
    )
    .filter(({ price }) => missingFields(charge.model, price).length === 0);
}

function ownTerms(charge: Charge, chargePath: Path): Terms {
  const { price, convert, included } = charge;
  const written = [...Object.keys(price), ...Object.keys(charge)];
  return {
    charge,
    price,
    convert,
    included,
    at: (field) => (written.includes(field) ? { path: [...chargePath, field], inherited: false } : undefined),
  };
}

interface Overlay {
  readonly price: AnyPrice;
  readonly convert?: Convert;
  readonly included?: WrittenNumber;
}

/** Each field that the overlay has replaces the one below it, whole. */
function cellTerms(below: Terms, over: Overlay, path: Path): Terms {
  const written = [...Object.keys(over.price), ...Object.keys(over)];
  return {
    charge: below.charge,
    price: { ...below.price, ...over.price },
    convert: over.convert ?? below.convert,
    included: over.included ?? (below.charge.pool ? undefined : below.included),
    at: (field) => {
      if (written.includes(field)) return { path: [...path, field], inherited: false };
      const inherited = below.at(field);
      return inherited && { ...inherited, inherited: true };
    },
  };
}

/** The charge with the override's bounds; its price stands in the terms. */
function mergedCharge(
  { charge }: Terms,
  { when, fields: { minimum, maximum } }: Extract<Rule['event'], { type: 'overridePrice' }>,
): Charge {
  if (when !== undefined) return charge;
  return { ...charge, ...(minimum && { minimum }), ...(maximum && { maximum }) };
}

/** Whether some tuple is asked for by both. */
export function meet(a: CellWhen, b: CellWhen): boolean {
  return Object.entries(a).every(
    ([name, values]) => !Object.hasOwn(b, name) || values.some((value) => b[name]?.includes(value)),
  );
}
