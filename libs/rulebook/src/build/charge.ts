import type { Charge, QuantitySource } from '#catalog';
import type { ChargeDocument } from '#contracts';
import type { Path } from '../read/document.js';
import type { BuildContext } from './context.js';
import { defined } from './defined.js';
import { optionalNumber, truth } from './numbers.js';
import { type ModifierDocument, type PriceDocument, cellOf, modifiersOf, priceOf } from './prices.js';

/** The fields of every model side by side; the charge's schema has refused those that are not its model's. */
export type AnyCharge = Pick<
  ChargeDocument,
  'model' | 'title' | 'minimum' | 'maximum' | 'prorate' | 'timing'
> &
  PriceDocument &
  ModifierDocument & {
    readonly key?: string | undefined;
    readonly meter?: string | undefined;
    readonly quantity?: string | undefined;
    readonly amountOf?: readonly string[] | undefined;
    readonly by?: readonly string[] | undefined;
    readonly pool?: boolean | 'true' | 'false' | undefined;
    readonly allowNegative?: boolean | 'true' | 'false' | undefined;
    readonly cells?: readonly Parameters<typeof cellOf>[0][] | undefined;
  };

/** A charge with its defaults. What it refers to is checked beside it, in `check-charge.ts`. */
export function chargeOf(document: AnyCharge, path: Path, context: BuildContext): Charge {
  const source = sourceOf(document);
  const charge = {
    ...defined({
      key: document.key ?? 'charge',
      title: document.title,
      minimum: optionalNumber(document.minimum, [...path, 'minimum'], context),
      maximum: optionalNumber(document.maximum, [...path, 'maximum'], context),
    }),
    model: document.model,
    source,
    price: priceOf(document, path, context),
    ...modifiersOf(document, path, context),
    by: document.by ?? [],
    pool: truth(document.pool),
    cells: (document.cells ?? []).map((cell, index) => cellOf(cell, [...path, 'cells', index], context)),
    prorate: truth(document.prorate),
    allowNegative: truth(document.allowNegative),
    timing:
      document.timing ?? (document.model === 'flat' || source.kind === 'quantity' ? 'advance' : 'arrears'),
    place: context.placeOf(path),
  };
  // The schema is a union on `model`, so the price fields that are here are those of the model.
  return charge as Charge;
}

function sourceOf({ meter, quantity, amountOf }: AnyCharge): QuantitySource {
  if (meter !== undefined) return { kind: 'meter', meter };
  if (quantity !== undefined) return { kind: 'quantity', name: quantity };
  if (amountOf !== undefined) return { kind: 'amountOf', charges: amountOf };
  return { kind: 'none' };
}
