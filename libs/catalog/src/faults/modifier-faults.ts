import type { Charge } from '../charge.js';
import type { Fault } from '../fault.js';

/** Modifiers that the model or the source of the quantity gives no meaning. */
export function modifierFaults(charge: Charge): Fault[] {
  return [...sourceFaults(charge), ...allowanceFaults(charge), ...dimensionFaults(charge)];
}

function sourceFaults({ model, source }: Charge): Fault[] {
  if (source.kind === 'none') return [];
  const key = source.kind;
  if (model === 'flat') {
    return [
      {
        code: 'flat-with-quantity',
        message: `a flat charge counts nothing, but names \`${key}\``,
        help: `leave \`${key}\` out, or choose \`model: unit\``,
        path: [key],
      },
    ];
  }
  if (model === 'percentage' && key !== 'meter') {
    return [
      {
        code: 'percentage-needs-meter',
        message: `a percentage charge is priced event by event, and \`${key}\` has no events`,
        help: 'name a `meter`, or choose `model: graduatedPercentage`, which prices an amount',
        path: [key],
      },
    ];
  }
  return [];
}

/** Why `convert` and `included` mean nothing here, or undefined when they do. */
function withoutUnits({ model, source }: Charge): string | undefined {
  if (model === 'flat') return 'a flat charge has no quantity';
  if (model === 'percentage') return 'a percentage charge prices events, not units';
  if (source.kind === 'amountOf') return 'an `amountOf` charge prices money, not units';
  return undefined;
}

function allowanceFaults(charge: Charge): Fault[] {
  const reason = withoutUnits(charge);
  const faults: Fault[] = [];
  if (reason !== undefined) {
    const notAllowed = (field: string, path: Fault['path']): Fault => ({
      code: 'modifier-not-allowed',
      message: `\`${field}\` has no meaning here: ${reason}`,
      help:
        field === 'included' && charge.model === 'percentage'
          ? 'use `freeEvents` or `freeAmount`'
          : `leave \`${field}\` out`,
      path,
    });
    if (charge.convert) faults.push(notAllowed('convert', ['convert']));
    if (charge.included) faults.push(notAllowed('included', ['included']));
    for (const [index, cell] of charge.cells.entries()) {
      if (cell.convert) faults.push(notAllowed('convert', ['cells', index, 'convert']));
      if (cell.included) faults.push(notAllowed('included', ['cells', index, 'included']));
    }
  } else if (charge.included && charge.by.length > 0 && !charge.pool) {
    faults.push({
      code: 'included-needs-pool',
      message: 'one `included` for several cells does not say which cell uses it up',
      help: 'add `pool: true` to price the sum of the cells, or write `included` in each of the `cells`',
      path: ['included'],
    });
  }
  return faults;
}

function dimensionFaults({ model, source, by, pool, cells }: Charge): Fault[] {
  const faults: Fault[] = [];
  if (by.length > 0 && (model === 'flat' || source.kind === 'quantity' || source.kind === 'amountOf')) {
    faults.push({
      code: 'by-needs-meter',
      message: '`by` makes a cell per dimension value, and only a meter has dimensions',
      help: 'leave `by` out, or name a `meter`',
      path: ['by'],
    });
  }
  for (const [index, dimension] of by.entries()) {
    if (by.indexOf(dimension) < index) {
      faults.push({
        code: 'dimension-twice',
        message: `\`by\` names \`${dimension}\` twice`,
        help: 'name each dimension once',
        path: ['by', index],
      });
    }
  }
  if (pool && by.length === 0) {
    faults.push({
      code: 'pool-without-by',
      message: '`pool: true` sums cells, and without `by` there are none',
      help: 'leave `pool` out, or name the dimensions in `by`',
      path: ['pool'],
    });
  }
  if (pool && model === 'percentage') {
    faults.push({
      code: 'modifier-not-allowed',
      message: '`pool` has no meaning here: a percentage charge prices events, not units',
      help: 'leave `pool` out: each cell is priced event by event',
      path: ['pool'],
    });
  }
  if (cells.length > 0 && by.length === 0) {
    faults.push({
      code: 'cells-without-by',
      message: '`cells` has prices for dimension values, but the charge has no `by`',
      help: 'name in `by` the dimensions that `when` asks for',
      path: ['cells'],
    });
  }
  return faults;
}
