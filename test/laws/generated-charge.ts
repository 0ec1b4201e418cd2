import type { Cell, Charge, ChargeModel, Convert, Place, Prices, QuantitySource } from '#catalog';
import { type Decimal, ONE, ROUNDING_MODES } from '#money';
import fc from 'fast-check';
import { bounds, decimals } from './generated-numbers.js';

export const PLACE: Place = { file: 'generated.yaml', line: 1, column: 1 };

const rate = decimals({ digits: 3, places: 6 });
const money = decimals({ digits: 5, places: 2 });
const percent = decimals({ digits: 2, places: 3 });
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** Drops the keys that were not drawn: an absent field is absent, not undefined. */
export function given<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

const tiers = fc
  .tuple(bounds, fc.array(fc.tuple(rate, optional(money)), { minLength: 5, maxLength: 5 }))
  .map(([upTos, terms]) =>
    [...upTos, undefined].map((upTo, index) => {
      const [unitAmount, flatAmount] = terms[index] ?? [ONE, undefined];
      return given({ upTo, unitAmount, flatAmount });
    }),
  );

const percentTiers = tiers.map((list) =>
  list.map(({ unitAmount, ...tier }) => ({ ...tier, percent: unitAmount })),
);

type Price<M extends ChargeModel> = fc.Arbitrary<Prices<Decimal>[M]>;

const prices: { readonly [M in ChargeModel]: Price<M> } = {
  flat: fc.record({ amount: money }),
  unit: fc.record({ unitAmount: rate }),
  graduated: fc.record({ tiers, flatWhenZero: fc.boolean() }),
  volume: fc.record({ tiers, flatWhenZero: fc.boolean() }),
  package: fc.record({
    size: decimals({ digits: 3, places: 1, min: 1n }),
    amount: money,
    partial: fc.constantFrom('up' as const, 'down' as const),
  }),
  percentage: fc.record({ percent, fixedAmount: money, freeEvents: fc.constantFrom(ONE, ONE.plus(2)) }),
  graduatedPercentage: fc.record({ tiers: percentTiers, flatWhenZero: fc.boolean() }),
  dynamic: fc.record({ multiplier: decimals({ digits: 1, places: 3, min: 1n }) }),
};

const convert: fc.Arbitrary<Convert> = fc
  .record({
    multiplyBy: optional(decimals({ digits: 2, places: 2, min: 1n })),
    divideBy: decimals({ digits: 4, places: 1, min: 1n }),
    round: optional(
      fc.record({ mode: fc.constantFrom(...ROUNDING_MODES), scale: fc.integer({ min: 0, max: 3 }) }),
    ),
  })
  .map((fields) => given(fields) as Convert);

export const REGIONS = ['eu', 'us', 'apac'];
export const KINDS = ['a', 'b'];

const cells = (price: fc.Arbitrary<object>): fc.Arbitrary<Cell<never, Decimal>[]> =>
  fc
    .tuple(fc.subarray(REGIONS), fc.array(price, { minLength: 4, maxLength: 4 }), optional(convert))
    .map(([regions, own, converting]) => [
      ...regions.map((region, index) => cell({ region: [region] }, own[index] ?? {}, converting)),
      ...regions
        .slice(0, 1)
        .map((region) => cell({ region: [region], kind: ['a'] }, own[3] ?? {}, undefined)),
    ]);

const cell = (when: Cell['when'], price: object, converting: Convert | undefined): Cell<never, Decimal> =>
  ({ when, price, place: PLACE, ...(converting && { convert: converting }) }) as Cell<never, Decimal>;

/** A charge that passes `check`, on a meter or quantity of its own (`m3`, `q3`) or on charges before it. */
export function charges(index: number): fc.Arbitrary<Charge<Decimal>> {
  const models = Object.keys(prices) as ChargeModel[];
  return fc.constantFrom(...models).chain((model) => {
    const price: fc.Arbitrary<object> = prices[model];
    const modifiable = !['flat', 'percentage', 'graduatedPercentage'].includes(model);
    const byCells = ['unit', 'graduated', 'package', 'volume'].includes(model);
    return fc
      .record({
        price,
        convert: modifiable ? optional(convert) : fc.constant(undefined),
        included: modifiable ? optional(decimals({ digits: 3, places: 1 })) : fc.constant(undefined),
        cells: byCells ? optional(cells(price)) : fc.constant(undefined),
        pool: fc.boolean(),
        maximum: optional(money),
        minimum: optional(money),
        prorate: fc.boolean(),
        licensed: fc.boolean(),
      })
      .map((drawn) => assemble(model, index, drawn as Drawn));
  });
}

interface Drawn {
  readonly price: object;
  readonly convert: Convert | undefined;
  readonly included: Decimal | undefined;
  readonly cells: Cell<never, Decimal>[] | undefined;
  readonly pool: boolean;
  readonly maximum: Decimal | undefined;
  readonly minimum: Decimal | undefined;
  readonly prorate: boolean;
  readonly licensed: boolean;
}

function assemble(model: ChargeModel, index: number, drawn: Drawn): Charge<Decimal> {
  const hasCells = drawn.cells !== undefined && drawn.cells.length > 0;
  const licensed = drawn.licensed && !hasCells && model !== 'percentage';
  const pool = hasCells && drawn.pool;
  const { minimum, maximum } = drawn;
  return {
    key: `c${index}`,
    model,
    source: sourceOf(model, index, licensed),
    price: drawn.price,
    by: hasCells ? ['region', 'kind'] : [],
    pool,
    cells: hasCells ? drawn.cells.map((one) => (pool ? { ...one, price: {} } : one)) : [],
    prorate: drawn.prorate,
    allowNegative: false,
    timing: licensed || model === 'flat' ? 'advance' : 'arrears',
    place: PLACE,
    ...(drawn.convert && { convert: drawn.convert }),
    ...(drawn.included && (!hasCells || pool) && { included: drawn.included }),
    ...(maximum && { maximum: minimum?.gt(maximum) === true ? minimum : maximum }),
    ...(minimum && { minimum }),
  };
}

function sourceOf(model: ChargeModel, index: number, licensed: boolean): QuantitySource {
  if (model === 'flat') return { kind: 'none' };
  if (model === 'graduatedPercentage') {
    return index === 0
      ? { kind: 'meter', meter: 'm0' }
      : { kind: 'amountOf', charges: Array.from({ length: index }, (_, earlier) => `c${earlier}`) };
  }
  return licensed ? { kind: 'quantity', name: `q${index}` } : { kind: 'meter', meter: `m${index}` };
}
