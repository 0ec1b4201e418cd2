import { type Charge, type Meter, chargeFaults, suggestion } from '#catalog';
import { listed, quoted } from '../quoted.js';
import type { Path } from '../read/document.js';
import type { AnyCharge } from './charge.js';
import type { BuildContext } from './context.js';

/** What the charge refers to exists and fits it, and its price is defined for every quantity. */
export function checkCharge(document: AnyCharge, charge: Charge, index: number, context: BuildContext): void {
  const path = ['charges', index];
  const report = (code: string, message: string, help: string, ...at: Path): void => {
    context.report({ code, message, help, path: [...path, ...at] });
  };
  for (const fault of chargeFaults(charge)) context.report({ ...fault, path: [...path, ...fault.path] });

  const named = (['meter', 'quantity', 'amountOf'] as const).filter((key) => document[key] !== undefined);
  if (charge.model !== 'flat' && named.length !== 1)
    report(
      'quantity-source',
      named.length === 0
        ? `a ${charge.model} charge does not say what it counts`
        : `a charge counts one thing, but this one names ${listed(named)}`,
      'name exactly one of `meter`, `quantity`, `amountOf`',
      ...(named[1] === undefined ? [] : [named[1]]),
    );
  if (charge.source.kind === 'meter') checkMeter(charge, charge.source.meter, path, context);
  checkAmounts(document, index, context);
  if (charge.prorate && charge.source.kind === 'amountOf')
    report(
      'modifier-not-allowed',
      '`prorate` has no meaning here: the amounts that are counted are prorated already',
      'leave `prorate` out',
      'prorate',
    );
}

/** Amounts are counted from top to bottom, so that no charge can ever count itself. */
function checkAmounts(
  { amountOf = [] }: Pick<AnyCharge, 'amountOf'>,
  index: number,
  { positions, report }: BuildContext,
): void {
  for (const [place, key] of amountOf.entries()) {
    const position = positions.get(key);
    if (amountOf.indexOf(key) < place)
      report({
        code: 'duplicate-name',
        message: `\`amountOf\` names ${quoted(key)} twice`,
        help: 'name each charge once: its amount counts once',
        path: ['charges', index, 'amountOf', place],
      });
    if (position !== undefined && position < index) continue;
    const earlier = [...positions].filter(([, at]) => at < index).map(([name]) => name);
    report({
      code: position === undefined ? 'unknown-charge' : 'charge-order',
      message:
        position === undefined
          ? `no charge is called ${quoted(key)}`
          : `${quoted(key)} is not an earlier charge`,
      help:
        position === undefined
          ? suggestion(key, earlier, 'earlier charges are')
          : 'move this charge below the charges whose amounts it counts',
      path: ['charges', index, 'amountOf', place],
    });
  }
}

/** A charge whose shape is wrong cannot be built; what it refers to is still looked up, so that no fault hides another. */
export function checkReferences(written: unknown, index: number, context: BuildContext): void {
  if (typeof written !== 'object' || written === null) return;
  const { meter, amountOf } = written as { readonly meter?: unknown; readonly amountOf?: unknown };
  if (typeof meter === 'string') knownMeter(meter, ['charges', index], context);
  if (Array.isArray(amountOf) && amountOf.every((key) => typeof key === 'string'))
    checkAmounts({ amountOf }, index, context);
}

function knownMeter(
  key: string,
  path: Path,
  { definitions: { meters }, report }: BuildContext,
): Meter | undefined {
  const meter = meters.get(key);
  if (!meter)
    report({
      code: 'unknown-meter',
      message: `no meter is called ${quoted(key)}`,
      help: suggestion(key, [...meters.keys()], 'declare it in meters.yaml; the meters are'),
      path: [...path, 'meter'],
    });
  return meter;
}

function checkMeter(charge: Charge, key: string, path: Path, context: BuildContext): void {
  const meter = knownMeter(key, path, context);
  if (!meter) return;
  if (charge.model === 'percentage' && meter.aggregation !== 'sum')
    context.report({
      code: 'percentage-needs-sum',
      message: `a percentage charge is priced by the amount of every event, but \`${key}\` is a ${meter.aggregation} meter`,
      help: 'name a meter with `aggregation: sum`',
      path: [...path, 'meter'],
    });
  for (const [index, dimension] of charge.by.entries())
    if (!meter.dimensions.includes(dimension))
      context.report({
        code: 'unknown-dimension',
        message: `the meter \`${key}\` has no dimension ${quoted(dimension)}`,
        help: suggestion(dimension, meter.dimensions, `add it to the meter’s \`dimensions\`; they are`),
        path: [...path, 'by', index],
      });
}
