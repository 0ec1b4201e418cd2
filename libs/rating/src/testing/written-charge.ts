import {
  type Cell,
  type CellWhen,
  type Charge,
  type ChargeModel,
  type Convert,
  PRICE_FIELDS,
  type QuantitySource,
} from '#catalog';
import { type Decimal, type RoundingMode, decimal } from '#money';

type Text = string;
interface WrittenTier {
  readonly upTo?: Text;
  readonly unitAmount?: Text;
  readonly percent?: Text;
  readonly flatAmount?: Text;
}

/** Price fields as a rule file has them, decimals as text. */
export interface WrittenPrice {
  readonly amount?: Text;
  readonly unitAmount?: Text;
  readonly tiers?: readonly WrittenTier[];
  readonly flatWhenZero?: boolean;
  readonly size?: Text;
  readonly partial?: 'up' | 'down';
  readonly percent?: Text;
  readonly fixedAmount?: Text;
  readonly freeEvents?: Text;
  readonly freeAmount?: Text;
  readonly minimumPerEvent?: Text;
  readonly maximumPerEvent?: Text;
  readonly roundEach?: 'event';
  readonly multiplier?: Text;
}

interface WrittenTerms extends WrittenPrice {
  readonly convert?: {
    readonly multiplyBy?: Text;
    readonly divideBy?: Text;
    readonly round?: RoundingMode;
    readonly scale?: number;
  };
  readonly included?: Text;
}

/** A charge as a spec writes it. What is left out is what a rule file would leave out. */
export interface WrittenCharge extends WrittenTerms {
  readonly model: ChargeModel;
  readonly title?: string;
  readonly source?: QuantitySource;
  readonly by?: readonly string[];
  readonly pool?: boolean;
  readonly cells?: readonly (WrittenTerms & { readonly when: CellWhen })[];
  readonly minimum?: Text;
  readonly maximum?: Text;
  readonly prorate?: boolean;
  readonly allowNegative?: boolean;
}

const WORDS = new Set(['partial', 'roundEach', 'flatWhenZero', 'tiers']);

/** A charge out of text, for specs: rule files are read by another room. */
export function chargeOf(written: WrittenCharge): Charge<Decimal> {
  const { model, title, source, by = [], pool = false, cells = [], prorate = false } = written;
  const charge = {
    key: 'charge',
    ...(title !== undefined && { title }),
    model,
    source: source ?? { kind: 'none' },
    ...termsOf(model, written),
    by,
    pool,
    cells: cells.map((cell, index) => cellOf(model, cell, index)),
    ...(written.minimum !== undefined && { minimum: decimal(written.minimum) }),
    ...(written.maximum !== undefined && { maximum: decimal(written.maximum) }),
    prorate,
    allowNegative: written.allowNegative ?? false,
    timing: 'arrears',
    place: { file: 'rules/packages/team/1.yaml', line: 7, column: 5 },
  };
  // Which fields a model has is for the spec to write; `chargeFaults` is there to say when it has not.
  return charge as Charge<Decimal>;
}

function cellOf(
  model: ChargeModel,
  cell: WrittenTerms & { readonly when: CellWhen },
  index: number,
): Cell<ChargeModel, Decimal> {
  return {
    when: cell.when,
    ...termsOf(model, cell),
    place: { file: 'rules/packages/team/1.yaml', line: 20 + index, column: 9 },
  };
}

function termsOf(model: ChargeModel, terms: WrittenTerms) {
  const { convert, included } = terms;
  return {
    price: priceOf(model, terms),
    ...(convert && { convert: convertOf(convert) }),
    ...(included !== undefined && { included: decimal(included) }),
  };
}

function convertOf({
  multiplyBy,
  divideBy,
  round,
  scale = 0,
}: NonNullable<WrittenTerms['convert']>): Convert {
  return {
    ...(multiplyBy !== undefined && { multiplyBy: decimal(multiplyBy) }),
    ...(divideBy !== undefined && { divideBy: decimal(divideBy) }),
    ...(round !== undefined && { round: { mode: round, scale } }),
  };
}

export function priceOf(model: ChargeModel, written: WrittenPrice): Cell<ChargeModel, Decimal>['price'] {
  const { required, optional } = PRICE_FIELDS[model];
  const fields: readonly (keyof WrittenPrice)[] = [...required, ...optional];
  return Object.fromEntries(
    fields
      .filter((field) => written[field] !== undefined)
      .map((field) => [
        field,
        field === 'tiers' ? written.tiers?.map(tierOf) : valueOf(field, written[field]),
      ]),
  );
}

function valueOf(field: string, value: unknown): unknown {
  return typeof value === 'string' && !WORDS.has(field) ? decimal(value) : value;
}

function tierOf(tier: WrittenTier) {
  return Object.fromEntries(Object.entries(tier).map(([field, value]) => [field, valueOf(field, value)]));
}
