import { type CellWhen, whenMatches } from '#catalog';
import { type Decimal, Fraction, ZERO, allocate, sum } from '#money';
import type { RatedLine } from '#rating';

/** What is left of one cell of a line; a line without cells is one part. */
interface Part {
  readonly dimensions?: Readonly<Record<string, string>>;
  readonly amount: Decimal;
}

interface Entry {
  readonly charge: string;
  readonly parts: readonly Part[];
}

/** What the adjustments so far have left of every rounded line, in line order. */
export type Ledger = readonly Entry[];

export interface Share {
  readonly charge: string;
  readonly amount: Decimal;
}

/** Which amounts an adjustment acts on: no `charges` means all, `when` narrows them to cells. */
export interface Target {
  readonly charges?: readonly string[];
  readonly when?: CellWhen;
}

/** The rounded lines, divided over their cells by largest remainder so that the parts still sum to the line. */
export function openLedger(lines: readonly RatedLine[], scale: number): Ledger {
  return lines.map((line) => ({ charge: line.key, parts: partsOf(line, scale) }));
}

function partsOf(line: RatedLine, scale: number): readonly Part[] {
  if (line.cells.length === 0) return [{ amount: line.amount }];
  const weights = line.cells.map((cell) => cell.weight);
  const whole = weights.reduce((all, weight) => all.plus(weight), Fraction.ZERO);
  // Cells that weigh nothing, such as those under a bare minimum, cannot share the line among them.
  if (whole.isZero) return [{ amount: line.amount }];
  const amounts = allocate(line.amount, weights, scale);
  return line.cells.map((cell, index) => ({ dimensions: cell.dimensions, amount: amounts[index] ?? ZERO }));
}

const isMeant = (part: Part, when: CellWhen | undefined): boolean =>
  when === undefined || (part.dimensions !== undefined && whenMatches(when, part.dimensions));

/** Most lines have no cells, and what is taken from one is taken from its only part. */
const onlyPart = ({ parts }: Entry): Part | undefined => (parts.length === 1 ? parts[0] : undefined);

function meantAmount(entry: Entry, target: Target): Decimal {
  if (target.charges !== undefined && !target.charges.includes(entry.charge)) return ZERO;
  const only = onlyPart(entry);
  if (only !== undefined) return isMeant(only, target.when) ? only.amount : ZERO;
  const meant =
    target.when === undefined ? entry.parts : entry.parts.filter((part) => isMeant(part, target.when));
  return sum(meant.map((part) => part.amount));
}

/** The sum that an adjustment is computed on. */
export function baseOf(ledger: Ledger, target: Target): Decimal {
  return sum(ledger.map((entry) => meantAmount(entry, target)));
}

/** Takes `amount` (signed) into the target's entries by largest remainder, weighted by what is left of each. */
export function spread(
  ledger: Ledger,
  target: Target,
  amount: Decimal,
  scale: number,
): { readonly ledger: Ledger; readonly shares: readonly Share[] } {
  const bases = ledger.map((entry) => meantAmount(entry, target));
  if (amount.isZero() || sum(bases).isZero()) return { ledger, shares: [] };
  const amounts = allocate(amount, bases, scale);
  const shares = ledger.map((entry, index) => ({ charge: entry.charge, amount: amounts[index] ?? ZERO }));
  return {
    ledger: ledger.map((entry, index) => take(entry, target, amounts[index] ?? ZERO, scale)),
    shares: shares.filter((share) => !share.amount.isZero()),
  };
}

function take(entry: Entry, target: Target, amount: Decimal, scale: number): Entry {
  if (amount.isZero()) return entry;
  const only = onlyPart(entry);
  if (only !== undefined)
    return { charge: entry.charge, parts: [{ ...only, amount: only.amount.plus(amount) }] };
  const weights = entry.parts.map((part) => (isMeant(part, target.when) ? part.amount : ZERO));
  const amounts = allocate(amount, weights, scale);
  return {
    charge: entry.charge,
    parts: entry.parts.map((part, index) => ({ ...part, amount: part.amount.plus(amounts[index] ?? ZERO) })),
  };
}
