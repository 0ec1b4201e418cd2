import type { BillResults, ExperimentResults } from '#analysis';
import { countText, fixedText, signedFixedText } from './figures-text.js';

/** How amounts of bills are written: all of them alike, so that shown parts add to shown wholes. */
export interface Money {
  readonly text: (amount: number | null) => string;
  readonly signed: (amount: number) => string;
  readonly bounds: (bounds: readonly [number | null, number | null]) => string;
}

/** With two digits behind the point, and more only where even the largest bill is tiny. */
export function moneyOf(bills: readonly BillResults[]): Money {
  const largest = Math.max(
    0,
    ...bills.flatMap(({ means: { controlOld, treatmentNew } }) =>
      [controlOld, treatmentNew].map((mean) => Math.abs(Number(mean ?? 0))),
    ),
  );
  const digits =
    largest === 0 || largest >= 1 ? 2 : Math.min(12, Math.max(2, 2 - Math.floor(Math.log10(largest))));
  const signed = (amount: number): string => signedFixedText(amount, digits);
  return {
    text: (amount) => (amount === null ? '–' : fixedText(amount, digits)),
    signed,
    bounds: ([low, high]) =>
      `${low === null ? '\u2212∞' : signed(low)} to ${high === null ? '+∞' : signed(high)}`,
  };
}

/** Of how long a bill is, and in what: an amount alone says neither. */
export function billText({ periods, currency }: Pick<ExperimentResults, 'periods' | 'currency'>): string {
  const over = `Mean bill of a unit over ${countText(periods)} whole billing period${periods === 1 ? '' : 's'}`;
  return currency === undefined ? over : `${over}, in ${currency}`;
}
