import type { ExperimentResults } from '#analysis';

/** Metrics that are made of bills; outcomes that others report are in whatever they were reported in. */
const AMOUNTS: ReadonlySet<string> = new Set(['revenue-per-workspace', 'margin-per-workspace']);

/** In which currency a metric is, where it is money and results say which. */
export const currencyOf = (
  { currency }: Pick<ExperimentResults, 'currency'>,
  key: string,
): string | undefined => (AMOUNTS.has(key) ? currency : undefined);

/** ` USD`, where it is known. */
export const inCurrency = (currency: string | undefined): string =>
  currency === undefined ? '' : ` ${currency}`;

/** In what amounts among these metrics are, once for each metric. */
export const amountNotes = (
  results: Pick<ExperimentResults, 'currency'>,
  keys: readonly string[],
): readonly string[] =>
  [...new Set(keys)].flatMap((key) => {
    const currency = currencyOf(results, key);
    return currency === undefined ? [] : [`Amounts of ${key} are in ${currency}.`];
  });
