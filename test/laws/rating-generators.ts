import fc from 'fast-check';
import type { WrittenCharge } from '../../libs/rating/src/testing/written-charge.js';

function decimalText(wholeDigits: number, places: number): fc.Arbitrary<string> {
  return fc
    .tuple(fc.bigInt(0n, 10n ** BigInt(wholeDigits) - 1n), fc.integer({ min: 0, max: places }))
    .chain(([whole, scale]) =>
      scale === 0
        ? fc.constant(String(whole))
        : fc
            .bigInt(0n, 10n ** BigInt(scale) - 1n)
            .map((rest) => `${String(whole)}.${String(rest).padStart(scale, '0')}`),
    );
}

/** Quantities as people have them, and the largest and finest ones that the format allows. */
export const quantities = fc.oneof(
  { weight: 4, arbitrary: decimalText(5, 2) },
  { weight: 2, arbitrary: decimalText(3, 0) },
  { weight: 2, arbitrary: decimalText(12, 12) },
  { weight: 1, arbitrary: fc.constantFrom('0', '0.000000000001', '99999999999999.999999999999') },
);

export const prices = fc.oneof(
  { weight: 3, arbitrary: decimalText(3, 4) },
  { weight: 1, arbitrary: decimalText(10, 12) },
  { weight: 1, arbitrary: fc.constantFrom('0', '0.000000000001') },
);

/** As large as the format allows, so that amounts pass 26 digits. */
export const hugeQuantities = decimalText(26, 12);

// Never below 1: the dearest package times the largest quantity would have more digits than an amount may.
const sizes = decimalText(4, 3).filter((text) => /^[1-9]/.test(text));
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 1 });

/** Strictly rising bounds above zero, then an open tier. */
function tiersOf(price: 'unitAmount' | 'percent') {
  const tier = fc.record({ [price]: prices, flatAmount: optional(prices) });
  return fc
    .tuple(fc.uniqueArray(fc.bigInt(1n, 10n ** 9n), { maxLength: 4 }), fc.integer({ min: 0, max: 12 }))
    .chain(([steps, scale]) => {
      const bounds = [...steps].sort((a, b) => (a < b ? -1 : 1)).map((units) => pointed(units, scale));
      return fc
        .array(tier, { minLength: bounds.length + 1, maxLength: bounds.length + 1 })
        .map((tiers) => tiers.map((one, index) => without({ upTo: bounds[index], ...one })));
    });
}

function pointed(units: bigint, scale: number): string {
  const digits = String(units).padStart(scale + 1, '0');
  return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function without<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
}

const included = optional(quantities);
const charges = <T extends object>(record: fc.Arbitrary<T>): fc.Arbitrary<WrittenCharge> =>
  record.map((charge) => without(charge) as unknown as WrittenCharge);

export const unitCharges = charges(fc.record({ model: fc.constant('unit'), unitAmount: prices, included }));
export const graduatedCharges = charges(
  fc.record({
    model: fc.constant('graduated'),
    tiers: tiersOf('unitAmount'),
    flatWhenZero: fc.boolean(),
    included,
  }),
);
export const volumeCharges = charges(
  fc.record({
    model: fc.constant('volume'),
    tiers: tiersOf('unitAmount'),
    flatWhenZero: fc.boolean(),
    included,
  }),
);
export const packageCharges = charges(
  fc.record({
    model: fc.constant('package'),
    size: sizes,
    amount: prices,
    partial: fc.constantFrom('up', 'down'),
    included,
  }),
);
const percentCharges = charges(
  fc.record({
    model: fc.constant('graduatedPercentage'),
    tiers: tiersOf('percent'),
    flatWhenZero: fc.boolean(),
  }),
);
const dynamicCharges = charges(fc.record({ model: fc.constant('dynamic'), multiplier: optional(prices) }));

/** A charge of any model that prices a quantity. */
export const quantityCharges = fc.oneof(
  unitCharges,
  graduatedCharges,
  volumeCharges,
  packageCharges,
  percentCharges,
  dynamicCharges,
);
