/** Rounds the exact quotient numerator ÷ denominator to a whole number. The denominator is positive. */
export type RoundQuotient = (numerator: bigint, denominator: bigint) => bigint;

/** The quotient cut towards zero, and how much was cut as a magnitude: 0 ≤ rest < denominator. */
export function divide(numerator: bigint, denominator: bigint): { whole: bigint; rest: bigint } {
  const whole = numerator / denominator;
  const rest = numerator % denominator;
  return { whole, rest: rest < 0n ? -rest : rest };
}

export function awayFromZero(whole: bigint, numerator: bigint): bigint {
  return numerator < 0n ? whole - 1n : whole + 1n;
}
