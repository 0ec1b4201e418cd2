import type { ArmFigure, ComparedFigures, MetricResults } from '#analysis';

type Kind = MetricResults['kind'];
const MINUS = '\u2212';
const NONE = '–';

/** A number with three digits that count, as people read it. */
export function numberText(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  return hasDigits(size)
    ? fixedText(value, digitsOf(size))
    : (value < 0 ? MINUS : '') + grouped(size.toExponential(2));
}

const hasDigits = (size: number): boolean => size < 1e15 && size >= 1e-6;

/** So many digits behind the point make three that count. */
const digitsOf = (size: number): number => Math.min(9, Math.max(0, 2 - Math.floor(Math.log10(size))));

/** As many digits as the larger of two numbers needs: both stand beside each other. */
export function commonDigits(one: number, other: number): number {
  const largest = Math.max(Math.abs(one), Math.abs(other));
  return largest === 0 ? 0 : digitsOf(largest);
}

/** With so many digits behind the point. What rounds to 0 keeps its sign: on which side it is matters most. */
export const fixedText = (value: number, digits: number): string =>
  (value < 0 ? MINUS : '') + grouped(Math.abs(value).toFixed(digits));

export const signedFixedText = (value: number, digits: number): string =>
  (value > 0 ? '+' : '') + fixedText(value, digits);

/** The same with its sign, whichever it is. */
export const signedText = (value: number): string => (value > 0 ? '+' : '') + numberText(value);

const grouped = (written: string): string => {
  const [whole = '', rest] = written.split('.');
  const inThrees = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return rest === undefined ? inThrees : `${inThrees}.${rest}`;
};

export const countText = (count: number): string => grouped(String(count));

/** An amount or another mean, with at least two digits behind the point where it is small: 12.5 is `12.50`. */
export function amountText(mean: string | null): string {
  if (mean === null) return NONE;
  const value = Number(mean);
  const size = Math.abs(value);
  const digits = size === 0 || size >= 1 ? 2 : Math.min(9, 2 - Math.floor(Math.log10(size)));
  return (value < 0 ? MINUS : '') + grouped(size.toFixed(digits));
}

export const shareText = (share: number | null): string =>
  share === null ? NONE : `${numberText(share * 100)} %`;

export const meanText = ({ mean }: ArmFigure, kind: Kind): string =>
  kind === 'proportion' && mean !== null ? shareText(Number(mean)) : amountText(mean);

/** By what effects are multiplied to be read, and what they are then counted in. */
export function unitOf(
  difference: ComparedFigures['difference'],
  kind: Kind,
): readonly [by: number, unit: string] {
  if (difference === 'relative') return [100, ' %'];
  return kind === 'proportion' ? [100, ' points'] : [1, ''];
}

export function effectText(
  { difference, effect }: Pick<ComparedFigures, 'difference' | 'effect'>,
  kind: Kind,
): string {
  const [by, unit] = unitOf(difference, kind);
  return signedText(effect * by) + unit;
}

/** `−1.20 to +3.40 %`; a side without a bound says so. */
export function intervalText(
  { difference, ci }: Pick<ComparedFigures, 'difference' | 'ci'>,
  kind: Kind,
): string {
  const [by, unit] = unitOf(difference, kind);
  return boundsText([scaled(ci[0], by), scaled(ci[1], by)]) + unit;
}

/** Both ends have the digits of the larger one: more of the smaller one would say what nobody knows. */
export function boundsText([low, high]: readonly [number | null, number | null]): string {
  const largest = Math.max(Math.abs(low ?? 0), Math.abs(high ?? 0));
  const text = (bound: number): string =>
    hasDigits(largest) ? signedFixedText(bound, digitsOf(largest)) : signedText(bound);
  return `${low === null ? `${MINUS}∞` : text(low)} to ${high === null ? '+∞' : text(high)}`;
}

const scaled = (bound: number | null, by: number): number | null => (bound === null ? null : bound * by);

/** `95 %`: how sure intervals are whose share of errors this is. */
export const levelText = (alpha: number): string => `${Number((100 * (1 - alpha)).toPrecision(6))} %`;

export const pText = (p: number | undefined | null): string => {
  if (p === undefined || p === null) return NONE;
  return p < 0.0001 ? 'below 0.0001' : p.toFixed(p < 0.1 ? 4 : 2);
};

/** How sure it is, in the words of its engine: p, adjusted where several are asked at once, or chances. */
export function certaintyText(figures: ComparedFigures, kind: Kind): string {
  const { difference, chanceToWin, risk } = figures;
  if (chanceToWin === undefined) return chanceText(figures);
  const lost = risk?.[1];
  if (lost === undefined) return `${shareText(chanceToWin)} to win`;
  const [by, unit] = unitOf(difference, kind);
  return `${shareText(chanceToWin)} to win, shipping may lose ${numberText(lost * by)}${unit}`;
}

/** `p 0.0325 (0.0650 among all)`: the second where several are asked at once. */
export function chanceText({
  pValue,
  adjustedPValue,
}: Pick<ComparedFigures, 'pValue' | 'adjustedPValue'>): string {
  const adjusted = adjustedPValue === undefined ? '' : ` (${pText(adjustedPValue)} among all)`;
  return pValue === undefined ? NONE : `p ${pText(pValue)}${adjusted}`;
}
