import { Decimal } from '#money';
import type { ComparedFigures, HarmUnit, MetricResults } from './results.js';

const SHOWN_DIGITS = 4;

/** `4.10 %` of a share. */
export const percentText = (share: number): string => `${hundredths(100 * share)} %`;

/** Two digits behind the point, and never a zero below zero. */
const hundredths = (value: number): string => value.toFixed(2).replace(/^-(0\.00)$/, '$1');

/** `5 of 100`. */
export const ofText = (some: number, all: number): string => `${some} of ${all}`;

/** `revenue-per-workspace of `lower-rate` rises by 4.10 % (1.20 % to 7.00 %)`. */
export function changeText(
  { key, kind }: Pick<MetricResults, 'key' | 'kind'>,
  variant: string,
  { difference, effect, ci: [low, high] }: ComparedFigures,
): string {
  const text = (value: number): string => {
    if (difference === 'relative') return percentText(value);
    return kind === 'proportion'
      ? `${hundredths(100 * value)} percentage points`
      : new Decimal(value).toSignificantDigits(SHOWN_DIGITS).toFixed();
  };
  const bound = (value: number | null): string => (value === null ? 'any' : text(value));
  const about = `${key} of \`${variant}\``;
  if (effect >= 0) return `${about} rises by ${text(effect)} (${bound(low)} to ${bound(high)})`;
  // A fall that is sure is as large as it is: bounds below zero of something that falls would be a rise.
  const isSure = high !== null && high < 0;
  const bounds = isSure ? [-high, low === null ? null : -low] : [low, high];
  return `${about} falls by ${text(-effect)} (${bounds.map((each) => bound(each ?? null)).join(' to ')})`;
}

const HARM_UNITS: Readonly<Record<HarmUnit, string>> = { points: ' points', percent: ' %' };
const unitText = (unit: HarmUnit | undefined): string => (unit === undefined ? '' : HARM_UNITS[unit]);

const sideText = (harm: number): string => (harm < 0 ? 'better' : 'worse');

/** `0.60 points better (2.72 better to 1.33 worse)`: nobody has to know that harm below zero is none. */
export function harmText(
  {
    estimate,
    atLeast,
    atMost,
  }: { readonly estimate: number; readonly atLeast: number; readonly atMost: number },
  unit: HarmUnit | undefined,
): string {
  const size = (harm: number): string => hundredths(Math.abs(harm));
  const isOneSided = sideText(atLeast) === sideText(estimate) && sideText(atMost) === sideText(estimate);
  const bounds = isOneSided
    ? [atLeast, atMost].map(size).sort((one, other) => Number(one) - Number(other))
    : [atLeast, atMost].map((bound) => `${size(bound)} ${sideText(bound)}`);
  return `${size(estimate)}${unitText(unit)} ${sideText(estimate)} (${bounds.join(' to ')})`;
}

/** How much worse is put up with, or how much better is asked for. */
export function marginText(margin: number, unit: HarmUnit | undefined): string {
  if (margin === 0) return 'nothing is put up with';
  const size = `${hundredths(Math.abs(margin))}${unitText(unit)}`;
  return margin < 0 ? `at least ${size} better is asked for` : `${size} worse is put up with`;
}
