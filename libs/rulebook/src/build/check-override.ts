import { type CellWhen, type Charge, type Fault, type PriceOverride, chargeFaults } from '#catalog';
import type { Path } from '../read/document.js';
import type { BuildContext } from './context.js';

/** An override is only as good as the charge that it makes: that must pass what a written one must. */
export function checkOverride(
  charge: Charge,
  fields: PriceOverride,
  when: CellWhen | undefined,
  path: Path,
  { report }: BuildContext,
): void {
  const bounds = (['minimum', 'maximum'] as const).filter((field) => when && fields[field] !== undefined);
  for (const field of bounds)
    report({
      code: 'modifier-not-allowed',
      message: `\`${field}\` bounds the sum of all cells, and \`when\` names some of them`,
      help: `leave \`when\` or \`${field}\` out`,
      path: [...path, field],
    });
  const variants = when ? [withoutCells(charge), ...cellsMet(charge, when)] : [charge];
  const seen = new Set(variants.flatMap(chargeFaults).map(identity));
  for (const fault of variants.flatMap((variant) => chargeFaults(merged(variant, fields)))) {
    if (seen.has(identity(fault))) continue;
    seen.add(identity(fault));
    const [field] = fault.path;
    const isWritten =
      field !== undefined && (Object.hasOwn(fields, field) || Object.hasOwn(fields.price, field));
    report({ ...fault, path: isWritten ? [...path, ...fault.path] : path });
  }
}

/** Price and modifiers laid over the charge. The union on `model` is held together by the caller's schema. */
function merged(charge: Charge, { price, ...others }: PriceOverride): Charge {
  return { ...charge, ...others, price: { ...charge.price, ...price } } as Charge;
}

/** What one tuple pays is a charge without cells: no allowance is shared, and nothing is pooled. */
const withoutCells = (charge: Charge): Charge => ({ ...charge, by: [], cells: [], pool: false });

function cellsMet(charge: Charge, when: CellWhen): readonly Charge[] {
  return charge.cells
    .filter((cell) => canMeet(cell.when, when))
    .map(({ price, convert, included }) =>
      merged(withoutCells(charge), { price, ...(convert && { convert }), ...(included && { included }) }),
    );
}

/** Whether one tuple can match both. */
function canMeet(a: CellWhen, b: CellWhen): boolean {
  return Object.entries(a).every(([dimension, values]) => {
    const others = Object.hasOwn(b, dimension) ? b[dimension] : undefined;
    return others === undefined || values.some((value) => others.includes(value));
  });
}

const identity = ({ code, path, message }: Fault): string => JSON.stringify([code, path, message]);
