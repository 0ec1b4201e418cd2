import { CHARGE_MODELS, PRICE_FIELDS, nearest, suggestion } from '#catalog';
import { listed, quoted } from '../quoted.js';
import type { Said } from '../read/source.js';

const SOURCES = ['meter', 'quantity', 'amountOf'];
const MODIFIERS = ['convert', 'included', 'pool', 'by', 'cells', 'allowNegative'];
const PRICES = new Set<string>(
  CHARGE_MODELS.flatMap((model) => [...PRICE_FIELDS[model].required, ...PRICE_FIELDS[model].optional]),
);

/** A key that its map does not know; in a charge it may be one of another model. */
export function unknownKey(key: string, known: readonly string[], map: unknown): Said {
  const model = modelOf(map);
  if (model !== undefined && nearest(key, known) === undefined) {
    const fault = keyOfAnotherModel(key, model, known);
    if (fault) return fault;
  }
  return {
    code: 'unknown-key',
    message: `${quoted(key)} is not known here`,
    help: suggestion(key, known, 'known here are'),
  };
}

function modelOf(map: unknown): string | undefined {
  if (typeof map !== 'object' || map === null || !Object.hasOwn(map, 'model')) return undefined;
  const { model } = map as { model: unknown };
  return typeof model === 'string' && (CHARGE_MODELS as readonly string[]).includes(model)
    ? model
    : undefined;
}

function keyOfAnotherModel(key: string, model: string, known: readonly string[]): Said | undefined {
  if (SOURCES.includes(key))
    return model === 'flat'
      ? {
          code: 'flat-with-quantity',
          message: `a flat charge counts nothing, but names \`${key}\``,
          help: `leave \`${key}\` out, or choose \`model: unit\``,
        }
      : {
          code: 'percentage-needs-meter',
          message: `a percentage charge is priced event by event, and \`${key}\` has no events`,
          help: 'name a `meter`, or choose `model: graduatedPercentage`, which prices an amount',
        };
  if (MODIFIERS.includes(key))
    return {
      code: 'modifier-not-allowed',
      message: `\`${key}\` has no meaning on a ${model} charge`,
      help:
        model === 'percentage' && key === 'included'
          ? 'use `freeEvents` or `freeAmount`'
          : `leave \`${key}\` out`,
    };
  if (PRICES.has(key))
    return {
      code: 'price-field-of-another-model',
      message: `\`${key}\` is no price field of a ${model} charge`,
      help: `its price fields are: ${listed(known.filter((name) => PRICES.has(name)))}`,
    };
  return undefined;
}
