import { Decimal } from '#money';

/** So few bits of a number stand in one limb that a million of them add up exactly in a binary number. */
const BITS = 26n;
const LIMB = 1n << BITS;

/**
 * Decimals of many units, of which any subset can be summed both exactly and at the speed of binary numbers: each is
 * a whole number of one scale, cut into limbs, and limbs are added by themselves. At most 2^27 values.
 */
export interface ExactSeries {
  readonly limbs: readonly Float64Array[];
  /** Digits behind the point of every value. */
  readonly scale: number;
}

export function exactSeries(values: readonly Decimal[]): ExactSeries {
  const scale = values.reduce((most, value) => Math.max(most, value.decimalPlaces()), 0);
  return seriesOf(
    values.map((value) => BigInt(value.times(new Decimal(10).pow(scale)).toFixed(0))),
    scale,
  );
}

/** The products of two series, unit by unit, exactly. */
export function productsOf(a: readonly Decimal[], b: readonly Decimal[]): ExactSeries {
  return exactSeries(a.map((value, unit) => value.times(b[unit] ?? 0)));
}

function seriesOf(values: readonly bigint[], scale: number): ExactSeries {
  const limbs: Float64Array[] = [new Float64Array(values.length)];
  for (const [unit, value] of values.entries()) {
    const sign = value < 0n ? -1 : 1;
    let rest = value < 0n ? -value : value;
    for (let place = 0; rest > 0n; place += 1) {
      const limb = (limbs[place] ??= new Float64Array(values.length));
      limb[unit] = sign * Number(rest % LIMB);
      rest /= LIMB;
    }
  }
  return { limbs, scale };
}

/** What sums of limbs come to; `at` says where each limb's sum is. */
export function decimalOf({ limbs, scale }: ExactSeries, at: (place: number) => number): Decimal {
  let all = 0n;
  for (let place = limbs.length - 1; place >= 0; place -= 1) all = all * LIMB + BigInt(at(place));
  return new Decimal(all.toString()).dividedBy(new Decimal(10).pow(scale));
}
