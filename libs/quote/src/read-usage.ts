import type { Meter } from '#catalog';
import { type Decimal, parseDecimal } from '#money';
import type { CellQuantity, CellUsage, ChargeUsage } from '#rating';
import { type QuoteFault, pointer } from './fault.js';
import { notDecimal } from './not-decimal.js';

/** Dimension values beside `quantity`, `events`, or `amount` and `count`. */
type CellDocument = Readonly<Record<string, string | readonly string[]>>;

export type UsageDocument =
  | string
  | readonly CellDocument[]
  | { readonly events: readonly string[] }
  | { readonly amount: string; readonly count: string };

const MEASURES = ['quantity', 'events', 'amount', 'count'];

/** The usage of one meter, with every decimal read and every tuple of dimensions seen once. */
export function readUsage(
  meter: Meter,
  raw: UsageDocument,
  faults: QuoteFault[],
  inside = '',
): ChargeUsage | undefined {
  const plain = typeof raw === 'string' ? parseDecimal(raw) : undefined;
  if (plain !== undefined) return { kind: 'quantity', quantity: plain };
  const at = `${inside}${pointer('usage', meter.key)}`;
  if (typeof raw === 'string') return readMeasure({ quantity: raw }, { meter, at }, faults);
  if (!isCells(raw)) return readMeasure(raw, { meter, at }, faults);
  const seen = new Set<string>();
  const cells = raw.map((cell, index) => readCell(cell, { meter, at: `${at}/${index}`, seen }, faults));
  const read = cells.filter((cell) => cell !== undefined);
  return read.length === cells.length ? { kind: 'cells', cells: read } : undefined;
}

const isCells = (raw: UsageDocument): raw is readonly CellDocument[] => Array.isArray(raw);

interface CellContext {
  readonly meter: Meter;
  readonly at: string;
  readonly seen: Set<string>;
}

function readCell(cell: CellDocument, context: CellContext, faults: QuoteFault[]): CellUsage | undefined {
  const { meter, at, seen } = context;
  const entries = Object.entries(cell).filter(([name]) => !MEASURES.includes(name));
  const dimensions: Record<string, string> = {};
  for (const [name, value] of entries) {
    if (typeof value !== 'string' || !meter.dimensions.includes(name)) {
      faults.push(unknownDimension(meter, name, `${at}${pointer(name)}`));
      return undefined;
    }
    dimensions[name] = value;
  }
  const tuple = JSON.stringify(
    meter.dimensions.map((name) => (Object.hasOwn(dimensions, name) ? dimensions[name] : null)),
  );
  if (seen.has(tuple)) {
    faults.push({
      code: 'quote.duplicate-cell',
      message: `meter \`${meter.key}\` has two cells for the same dimension values`,
      help: 'give each combination of values once, with its whole quantity',
      pointer: at,
    });
    return undefined;
  }
  seen.add(tuple);
  const measures = Object.fromEntries(Object.entries(cell).filter(([name]) => MEASURES.includes(name)));
  const usage = readMeasure(measures, context, faults);
  return usage && { dimensions, usage };
}

/** Exactly one of: a quantity, a list of events, an amount with its count. */
function readMeasure(
  measure: object,
  { meter, at }: Pick<CellContext, 'meter' | 'at'>,
  faults: QuoteFault[],
): CellQuantity | undefined {
  const fields = new Map<string, unknown>(Object.entries(measure));
  const [quantity, events, amount, count] = MEASURES.map((name) => fields.get(name));
  if (fields.size === 1 && typeof quantity === 'string') {
    const value = readDecimal(quantity, at, faults);
    return value && { kind: 'quantity', quantity: value };
  }
  if (quantity === undefined && meter.aggregation !== 'sum') {
    faults.push({
      code: 'quote.usage-shape',
      message: `meter \`${meter.key}\` is a \`${meter.aggregation}\`: events and amounts belong to a \`sum\``,
      help: 'write its quantity, such as "12.5"',
      pointer: at,
    });
    return undefined;
  }
  if (fields.size === 1 && Array.isArray(events)) {
    const values = events.map((event, index) => readDecimal(String(event), `${at}/events/${index}`, faults));
    const read = values.filter((value) => value !== undefined);
    return read.length === values.length ? { kind: 'events', events: read } : undefined;
  }
  if (fields.size === 2 && typeof amount === 'string' && typeof count === 'string') {
    const [money, times] = [
      readDecimal(amount, `${at}/amount`, faults),
      readDecimal(count, `${at}/count`, faults),
    ];
    return money && times && { kind: 'totals', amount: money, count: times };
  }
  faults.push({
    code: 'quote.usage-shape',
    message: 'usage is a quantity, a list of events, or an amount with its count',
    help: 'write "12.5", { "events": ["10.05"] } or { "amount": "10.05", "count": "1" }',
    pointer: at,
  });
  return undefined;
}

function readDecimal(text: string, at: string, faults: QuoteFault[]): Decimal | undefined {
  const value = parseDecimal(text);
  if (value === undefined) faults.push(notDecimal(text, at));
  return value;
}

function unknownDimension(meter: Meter, name: string, at: string): QuoteFault {
  return {
    code: 'quote.unknown-dimension',
    message: `meter \`${meter.key}\` has no dimension \`${name.slice(0, 60)}\``,
    help:
      meter.dimensions.length === 0
        ? 'it has none: give one quantity'
        : `dimensions: ${meter.dimensions.join(', ')}`,
    pointer: at,
  };
}
