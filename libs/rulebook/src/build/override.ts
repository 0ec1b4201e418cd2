import type { Charge, Fault, PriceOverride, RuleEvent } from '#catalog';
import { type OverrideParams, overrideFields } from '#contracts';
import { quoted } from '../quoted.js';
import type { Path } from '../read/document.js';
import { shapeOf } from '../shape/shape-faults.js';
import { checkOverride } from './check-override.js';
import type { BuildContext } from './context.js';
import { defined } from './defined.js';
import { optionalNumber } from './numbers.js';
import { modifiersOf, priceOf, whenOf } from './prices.js';

type Override = Extract<RuleEvent, { type: 'overridePrice' }>;

/** The fields must be those of the charge's model, and the charge that they make must be one that can be rated. */
export function overrideOf(
  params: OverrideParams,
  path: Path,
  charges: ReadonlyMap<string, Charge>,
  context: BuildContext,
): Override | undefined {
  const charge = charges.get(params.charge);
  if (!charge) return undefined;
  const { charge: key, when: whenDocument, ...written } = params;
  const shaped = shapeOf(overrideFields[charge.model], written, path);
  if (!shaped.ok) {
    for (const fault of shaped.faults) context.report(foreignField(fault, charge));
    return undefined;
  }
  if (Object.keys(written).length === 0) {
    context.report({
      code: 'override-empty',
      message: 'the override replaces nothing',
      help: 'name the price fields that change',
      path,
    });
    return undefined;
  }
  const fields: PriceOverride = {
    price: priceOf(written, path, context),
    ...modifiersOf(written, path, context),
    ...defined({
      minimum: optionalNumber(written.minimum, [...path, 'minimum'], context),
      maximum: optionalNumber(written.maximum, [...path, 'maximum'], context),
    }),
  };
  const when = whenDocument && whenOf(whenDocument);
  for (const dimension of Object.keys(when ?? {}))
    if (!charge.by.includes(dimension))
      context.report({
        code: 'unknown-dimension',
        message: `${quoted(key)} does not price by ${quoted(dimension)}`,
        help: 'name a dimension of the charge’s `by`, or leave `when` out',
        path: [...path, 'when', dimension],
      });
  checkOverride(charge, fields, when, path, context);
  return { type: 'overridePrice', charge: key, ...defined({ when }), fields };
}

function foreignField(fault: Fault, { key, model }: Charge): Fault {
  return fault.code === 'unknown-key'
    ? {
        ...fault,
        code: 'price-field-of-another-model',
        message: `${quoted(String(fault.path.at(-1)))} is no field of ${quoted(key)}, a ${model} charge`,
      }
    : fault;
}
