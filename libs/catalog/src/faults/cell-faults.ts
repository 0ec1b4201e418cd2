import type { Cell, Charge } from '../charge.js';
import type { Fault } from '../fault.js';
import { type AnyPrice, missingFields } from '../price-fields.js';
import { overlappingCells } from './cell-overlap.js';
import {
  type Path,
  convertFaults,
  crossedFaults,
  negativeFaults,
  priceNumberFaults,
} from './number-faults.js';
import { tierFaults } from './tier-faults.js';

/** Entries of `cells`: each on its own, merged with the charge's own price, and against each other. */
export function cellFaults(charge: Charge): Fault[] {
  return [
    ...charge.cells.flatMap((cell, index) => oneCellFaults(charge, cell, ['cells', index])),
    ...overlapFaults(charge),
  ];
}

function oneCellFaults(charge: Charge, cell: Cell, path: Path): Fault[] {
  const price: AnyPrice = cell.price;
  return [
    ...whenFaults(charge, cell, path),
    ...priceNumberFaults(price, path),
    ...tierFaults(price.tiers, [...path, 'tiers']),
    ...convertFaults(cell.convert, path),
    ...negativeFaults(cell.included, [...path, 'included']),
    ...(charge.pool ? pooledFaults(cell, path) : mergedFaults(charge, cell, path)),
  ];
}

function whenFaults({ by }: Charge, { when }: Cell, path: Path): Fault[] {
  const names = Object.keys(when);
  if (names.length === 0) {
    return [
      {
        code: 'cell-when-empty',
        message: '`when` names no dimension',
        help: "name at least one; what every cell pays is the charge's own price",
        path: [...path, 'when'],
      },
    ];
  }
  return names.flatMap((name) => {
    if (by.length > 0 && !by.includes(name)) {
      return [
        {
          code: 'cell-dimension-not-in-by',
          message: `\`when\` asks for \`${name}\`, which the charge does not price by`,
          help: `add \`${name}\` to \`by\`, or ask for one of: ${by.map((known) => `\`${known}\``).join(', ')}`,
          path: [...path, 'when', name],
        },
      ];
    }
    if (when[name]?.length === 0) {
      return [
        {
          code: 'cell-when-empty',
          message: `\`${name}\` lists no value, so nothing can match`,
          help: 'list at least one value, or leave the dimension out',
          path: [...path, 'when', name],
        },
      ];
    }
    return [];
  });
}

/** Under `pool: true` the sum of the cells is priced once, so a cell can only weigh what it adds. */
function pooledFaults(cell: Cell, path: Path): Fault[] {
  const fields = [...Object.keys(cell.price), ...(cell.included === undefined ? [] : ['included'])];
  return fields.map((field) => ({
    code: 'pool-cell-price',
    message: `\`${field}\` of one cell has no meaning: \`pool: true\` prices the sum of all cells once`,
    help: 'weigh the cell with `convert`, or leave `pool` out',
    path: [...path, field],
  }));
}

function mergedFaults(charge: Charge, cell: Cell, path: Path): Fault[] {
  const merged: AnyPrice = { ...charge.price, ...cell.price };
  const own: AnyPrice = cell.price;
  const missing = missingFields(charge.model, merged).map((field) => ({
    code: 'price-missing',
    message: `this cell has no \`${field}\`, and neither has the charge`,
    help: `write \`${field}\` in the cell, or once beside \`cells\``,
    path,
  }));
  // The charge's own pair is reported once, at the charge.
  if (own.minimumPerEvent === undefined && own.maximumPerEvent === undefined) return missing;
  const crossed = crossedFaults(merged.minimumPerEvent, merged.maximumPerEvent, path, [
    'minimumPerEvent',
    'maximumPerEvent',
  ]).map((fault) => ({
    ...fault,
    path: [...path, own.minimumPerEvent === undefined ? 'maximumPerEvent' : 'minimumPerEvent'],
  }));
  return [...missing, ...crossed];
}

/** Only between entries that ask for known dimensions: another one is reported itself, and meets everything. */
function overlapFaults({ by, cells }: Charge): Fault[] {
  const sound = [...cells.entries()].filter(
    ([, { when }]) => by.length === 0 || Object.keys(when).every((name) => by.includes(name)),
  );
  return overlappingCells(sound.map(([, cell]) => cell)).map(([first, second]) => {
    const [earlier = first] = sound[first] ?? [];
    const [later = second] = sound[second] ?? [];
    return {
      code: 'cell-overlap',
      message: `cells ${earlier + 1} and ${later + 1} name equally many dimensions and share a tuple, so either could price it`,
      help: 'take the shared values out of one of them, or add a cell that names more dimensions and covers what they share',
      path: ['cells', later, 'when'],
    };
  });
}
