import {
  type AnyPrice,
  type Cell,
  type ChargeModel,
  type Dimensions,
  matchCell,
  whenMatches,
} from '#catalog';
import type { Decimal } from '#money';
import { cellIndex } from './cell-index.js';
import type { CellOverride, RatingInput } from './line-item.js';
import type { CellTerms } from './rating-state.js';

type Entry = Cell<ChargeModel, Decimal>;

/** From this many entries on, an index costs less than asking each of them about a tuple. */
const MANY = 16;

/** What a tuple pays: overrides of its cell, over the matched entry of `cells`, over the charge's own fields. */
export function termsByCell({
  charge,
  cellOverrides = [],
}: RatingInput): (dimensions: Dimensions) => CellTerms {
  const entries: readonly Entry[] = charge.cells;
  const candidates = entries.length < MANY ? () => entries : cellIndex(entries);
  const own = termsOfCharge(charge);
  return (dimensions) => {
    const entry = matchCell(candidates(dimensions), dimensions);
    const matched = entry === undefined ? own : replaced(own, entry);
    // The first override in rule order wins each field, so it is laid on last.
    return cellOverrides.filter(({ when }) => whenMatches(when, dimensions)).reduceRight(overridden, matched);
  };
}

function replaced(own: CellTerms, { price, convert, included, place }: Entry): CellTerms {
  return {
    price: { ...own.price, ...price },
    convert: convert ?? own.convert,
    included: included ?? own.included,
    place,
  };
}

export function termsOfCharge({ price, convert, included }: RatingInput['charge']): CellTerms {
  return { price, convert, included, place: undefined };
}

function overridden(terms: CellTerms, { fields }: CellOverride): CellTerms {
  const price: AnyPrice<Decimal> = { ...terms.price, ...fields.price };
  return {
    price,
    convert: fields.convert ?? terms.convert,
    included: fields.included ?? terms.included,
    place: terms.place,
  };
}
