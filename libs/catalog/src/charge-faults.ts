import type { Charge } from './charge.js';
import type { Fault } from './fault.js';
import { cellFaults } from './faults/cell-faults.js';
import { modifierFaults } from './faults/modifier-faults.js';
import { convertFaults, crossedFaults, negativeFaults, priceNumberFaults } from './faults/number-faults.js';
import { tierFaults } from './faults/tier-faults.js';
import { type AnyPrice, PRICE_FIELDS, missingFields } from './price-fields.js';

/**
 * Everything that makes the charge's price undefined or contradictory whatever the facts; empty when it can be
 * rated. Paths lead into the charge document. A charge merged with an override is asked again at quote time, so
 * this takes written numbers and resolved ones alike.
 */
export function chargeFaults(charge: Charge): readonly Fault[] {
  const price: AnyPrice = charge.price;
  return [
    ...modifierFaults(charge),
    ...foreignFieldFaults(charge),
    ...missingPriceFaults(charge),
    ...priceNumberFaults(price, []),
    ...tierFaults(price.tiers, ['tiers']),
    ...crossedFaults(
      price.minimumPerEvent,
      price.maximumPerEvent,
      [],
      ['minimumPerEvent', 'maximumPerEvent'],
    ),
    ...convertFaults(charge.convert, []),
    ...negativeFaults(charge.included, ['included']),
    ...negativeFaults(charge.minimum, ['minimum']),
    ...negativeFaults(charge.maximum, ['maximum']),
    ...crossedFaults(charge.minimum, charge.maximum, []),
    ...cellFaults(charge),
  ];
}

/** With `by` the charge's own price may be left out: the cells complete it, and an unmatched tuple has no price. */
function missingPriceFaults({ model, price, by, pool, cells }: Charge): Fault[] {
  if (by.length > 0 && !pool && cells.length > 0) return [];
  return missingFields(model, price).map((field) => ({
    code: 'price-missing',
    message: `a ${model} charge needs \`${field}\``,
    help: `write \`${field}\`: without it nothing has a price`,
    path: [],
  }));
}

/** Reachable by an override that names a field of another model; a file's own charges are checked by their schema. */
function foreignFieldFaults({ model, price, cells }: Charge): Fault[] {
  const { required, optional } = PRICE_FIELDS[model];
  const known: readonly string[] = [...required, ...optional];
  const foreign = (fields: object, path: Fault['path']): Fault[] =>
    Object.keys(fields)
      .filter((field) => !known.includes(field))
      .map((field) => ({
        code: 'price-field-of-another-model',
        message: `\`${field}\` is no price field of a ${model} charge`,
        help: `its price fields are: ${known.map((name) => `\`${name}\``).join(', ')}`,
        path: [...path, field],
      }));
  return [...foreign(price, []), ...cells.flatMap((cell, index) => foreign(cell.price, ['cells', index]))];
}
