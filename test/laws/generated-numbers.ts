import { Decimal } from '#money';
import fc from 'fast-check';

/** A decimal of up to `digits` before and `places` after the point, small ones and round ones more often than huge. */
export function decimals({
  digits = 6,
  places = 4,
  min = 0n,
}: { digits?: number; places?: number; min?: bigint } = {}) {
  const largest = 10n ** BigInt(digits + places) - 1n;
  const units = fc.oneof(
    { weight: 4, arbitrary: fc.bigInt({ min, max: 100_000n }) },
    { weight: 2, arbitrary: fc.bigInt({ min: 0n, max: 999n }).map((whole) => whole * 10n ** BigInt(places)) },
    { weight: 1, arbitrary: fc.bigInt({ min, max: largest }) },
  );
  return units.map((value) => decimalOf(value < min ? min : value, places));
}

export function decimalOf(units: bigint, places: number): Decimal {
  const text = String(units).padStart(places + 1, '0');
  return new Decimal(places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`);
}

/** Strictly rising bounds, with an open end after them. */
export const bounds = fc
  .array(fc.bigInt({ min: 1n, max: 50_000n }), { minLength: 0, maxLength: 4 })
  .map((steps) => {
    let upTo = 0n;
    return steps.map((step) => decimalOf((upTo += step), 1));
  });
