import type { Definitions } from '#catalog';
import { type Decimal, decimal, sum, ZERO } from '#money';
import type { QuoteInputsDocument, UsageDocument } from '#quote';

/** What the usage of a period costs to provide: each meter's quantity by its `unitCost`, 0 where it declares none. */
export function costOfUsage(
  { usage, segments = [] }: QuoteInputsDocument,
  { meters }: Pick<Definitions, 'meters'>,
): Decimal {
  return sum(
    usageIn({ usage, segments }).map(([meter, given]) => {
      const unitCost = meters.get(meter)?.unitCost;
      return unitCost === undefined ? ZERO : quantityOf(given).times(unitCost);
    }),
  );
}

/** How much of a meter was used in a period. */
export function quantityUsed(inputs: QuoteInputsDocument, meter: string): Decimal {
  return sum(usageIn(inputs).flatMap(([key, given]) => (key === meter ? [quantityOf(given)] : [])));
}

const usageIn = ({
  usage,
  segments = [],
}: QuoteInputsDocument): readonly (readonly [string, UsageDocument])[] =>
  [usage, ...segments.map((segment) => segment.usage)].flatMap((used = {}) => Object.entries(used));

/** In whichever way it was given: in all, by values of dimensions, or event by event. */
function quantityOf(given: UsageDocument): Decimal {
  if (typeof given === 'string') return decimal(given);
  if (isCells(given)) return sum(given.map((cell) => quantityOf(measureOf(cell))));
  return 'events' in given ? sum(given.events.map((event) => decimal(event))) : decimal(given.amount);
}

type Cells = Extract<UsageDocument, readonly unknown[]>;
const isCells = (given: UsageDocument): given is Cells => Array.isArray(given);

function measureOf({ quantity, events, amount, count }: Cells[number]): UsageDocument {
  if (typeof quantity === 'string') return quantity;
  if (Array.isArray(events)) return { events: events as readonly string[] };
  return { amount: String(amount), count: String(count) };
}
