import { Decimal } from '#money';
import type { ComparedFigures, MetricResults } from './results.js';

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
  const change = effect < 0 ? `falls by ${text(-effect)}` : `rises by ${text(effect)}`;
  const bound = (value: number | null): string => (value === null ? 'any' : text(value));
  return `${key} of \`${variant}\` ${change} (${bound(low)} to ${bound(high)})`;
}
