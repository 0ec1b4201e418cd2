import { Decimal } from './decimal.js';
import { invariant } from './invariant.js';
import { type RoundingMode, roundingModes } from './rounding/index.js';

const powersOfTen = Array.from({ length: 64 }, (_, exponent) => 10n ** BigInt(exponent));
const placesOf = new Map(powersOfTen.map((power, places) => [power, places]));
const powerOfTen = (exponent: number): bigint => powersOfTen[exponent] ?? 10n ** BigInt(exponent);

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/**
 * An exact rational number. A quotient stays numerator and denominator until the line's one rounding,
 * so no chain of conversions, shares and rates ever loses a digit, however long it is.
 *
 * Invariant: the denominator is positive. Terms are not kept lowest, since that would cost a gcd a step;
 * `lowest()` reduces them where a person reads them.
 */
export class Fraction {
  static readonly ZERO = new Fraction(0n, 1n);
  static readonly ONE = new Fraction(1n, 1n);

  private constructor(
    readonly numerator: bigint,
    readonly denominator: bigint,
  ) {}

  static of(value: Decimal | Fraction): Fraction {
    if (value instanceof Fraction) return value;
    const places = value.decimalPlaces();
    const small = smallNumerator(value, places);
    if (small !== undefined) return new Fraction(BigInt(small), powerOfTen(places));
    if (places === 0) return new Fraction(BigInt(value.toFixed()), 1n);
    return new Fraction(BigInt(value.toFixed().replace('.', '')), powerOfTen(places));
  }

  static ratio(numerator: bigint | number, denominator: bigint | number): Fraction {
    const [n, d] = [BigInt(numerator), BigInt(denominator)];
    invariant(d !== 0n, 'a fraction has no zero denominator');
    return d < 0n ? new Fraction(-n, -d) : new Fraction(n, d);
  }

  plus(other: Decimal | Fraction): Fraction {
    const that = Fraction.of(other);
    if (this.denominator === that.denominator) {
      return new Fraction(this.numerator + that.numerator, this.denominator);
    }
    if (this.denominator % that.denominator === 0n) {
      return new Fraction(
        this.numerator + that.numerator * (this.denominator / that.denominator),
        this.denominator,
      );
    }
    if (that.denominator % this.denominator === 0n) {
      return new Fraction(
        this.numerator * (that.denominator / this.denominator) + that.numerator,
        that.denominator,
      );
    }
    const common = greatestCommonDivisor(this.denominator, that.denominator);
    const [mine, theirs] = [that.denominator / common, this.denominator / common];
    return new Fraction(this.numerator * mine + that.numerator * theirs, this.denominator * mine);
  }

  minus(other: Decimal | Fraction): Fraction {
    return this.plus(Fraction.of(other).negated());
  }

  times(other: Decimal | Fraction): Fraction {
    const that = Fraction.of(other);
    return new Fraction(this.numerator * that.numerator, this.denominator * that.denominator);
  }

  dividedBy(other: Decimal | Fraction): Fraction {
    const that = Fraction.of(other);
    return Fraction.ratio(this.numerator * that.denominator, this.denominator * that.numerator);
  }

  negated(): Fraction {
    return new Fraction(-this.numerator, this.denominator);
  }

  absolute(): Fraction {
    return this.numerator < 0n ? this.negated() : this;
  }

  /** Negative, zero or positive as this is below, equal to or above the other. */
  compare(other: Decimal | Fraction): number {
    const that = Fraction.of(other);
    const [left, right] = [this.numerator * that.denominator, that.numerator * this.denominator];
    return left < right ? -1 : left > right ? 1 : 0;
  }

  equals(other: Decimal | Fraction): boolean {
    return this.compare(other) === 0;
  }
  lessThan(other: Decimal | Fraction): boolean {
    return this.compare(other) < 0;
  }
  greaterThan(other: Decimal | Fraction): boolean {
    return this.compare(other) > 0;
  }
  get isZero(): boolean {
    return this.numerator === 0n;
  }
  get isNegative(): boolean {
    return this.numerator < 0n;
  }
  min(other: Decimal | Fraction): Fraction {
    return this.lessThan(other) ? this : Fraction.of(other);
  }
  max(other: Decimal | Fraction): Fraction {
    return this.greaterThan(other) ? this : Fraction.of(other);
  }

  /** The one rounding step: a decimal with at most `scale` digits after the point. */
  round({ scale, mode }: { scale: number; mode: RoundingMode }): Decimal {
    const unit = powerOfTen(scale);
    const units = roundingModes[mode](this.numerator * unit, this.denominator);
    return decimalOfUnits(units, scale);
  }

  lowest(): Fraction {
    const common = greatestCommonDivisor(this.numerator, this.denominator);
    return common <= 1n ? this : new Fraction(this.numerator / common, this.denominator / common);
  }

  /**
   * All digits of a value that terminates. One that does not prints 40 decimals (halfEven) and carries the
   * exact `fraction` as `n/d` in lowest terms.
   */
  text(): { text: string; fraction?: string } {
    // Sums and products of decimals have a power of ten below: they need no lowest terms to be written.
    const written = placesOf.get(this.denominator);
    if (written !== undefined) return { text: textOfUnits(this.numerator, written) };
    const { numerator, denominator } = this.lowest();
    const places = terminatingPlaces(denominator);
    if (places !== undefined)
      return { text: textOfUnits((numerator * powerOfTen(places)) / denominator, places) };
    const units = roundingModes.halfEven(numerator * powerOfTen(40), denominator);
    return { text: textOfUnits(units, 40), fraction: `${String(numerator)}/${String(denominator)}` };
  }
}

const WORD = 7;

/**
 * The numerator over 10^places of a decimal of at most two of decimal.js's words of seven digits, as a number; most
 * decimals are. Going over its text, as larger ones do, takes five times as long.
 */
function smallNumerator({ d: words, e, s: sign }: Decimal, places: number): number | undefined {
  const [first = 0, second] = words;
  if (words.length > 2) return undefined;
  // Of which power of 10^7 the last word counts units.
  const last = Math.floor(e / WORD) - (words.length - 1);
  const digits = second === undefined ? first : first * 10 ** WORD + second;
  if (last === 0) return sign * digits;
  return last === -1 ? (sign * digits) / 10 ** (WORD - places) : undefined;
}

/** How many decimals 1 ÷ denominator has, or undefined when it never ends. The fraction is in lowest terms. */
function terminatingPlaces(denominator: bigint): number | undefined {
  let rest = denominator;
  let twos = 0;
  let fives = 0;
  while (rest % 2n === 0n) {
    rest /= 2n;
    twos += 1;
  }
  while (rest % 5n === 0n) {
    rest /= 5n;
    fives += 1;
  }
  return rest === 1n ? Math.max(twos, fives) : undefined;
}

function textOfUnits(units: bigint, scale: number): string {
  const sign = units < 0n ? '-' : '';
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  if (scale === 0) return sign + digits;
  const text = `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  const shortest = text.endsWith('0') ? text.replace(/\.?0+$/, '') : text;
  return shortest === '0' ? '0' : sign + shortest;
}

/** The decimal of a whole number of units of 10^−scale. */
export function decimalOfUnits(units: bigint, scale: number): Decimal {
  const text = textOfUnits(units, scale);
  invariant(text.length <= 150, 'a rounded amount stays within the precision of Decimal');
  return new Decimal(text);
}
