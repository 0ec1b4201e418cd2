import { decimal } from '#money';
import type { Look } from './look-at-counts.js';

/** What an arm's members asked the price of. */
export interface QuotesOfArm {
  readonly variant: string;
  readonly quotes: number;
  /** Requests that could not be priced. */
  readonly failures: number;
}

/** One in two hundred. */
const MOST = decimal('0.005');
/** Fewer requests than this say nothing of their arm. */
const LEAST = 100;

/** Whether so few requests of an arm's members cannot be priced that the experiment is not the reason. */
export function lookAtQuoteErrors(arms: readonly QuotesOfArm[]): Look {
  const figures = Object.fromEntries(
    arms.map(({ variant, quotes, failures }) => [
      `of ${variant}`,
      `${failures} of ${quotes + failures} failed`,
    ]),
  );
  const asked = arms.filter(({ quotes, failures }) => quotes + failures >= LEAST);
  const isBad = asked.some(({ quotes, failures }) => MOST.times(quotes + failures).lessThan(failures));
  if (isBad) return { verdict: 'fail', reason: 'quotes-fail', figures };
  return asked.length < arms.length
    ? { verdict: 'inconclusive', reason: 'too-few-quotes', figures }
    : { verdict: 'pass', reason: 'as-expected', figures };
}
