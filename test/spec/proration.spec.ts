import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Quote, QuoteInputsDocument } from '#quote';
import { quoteText } from '../builders/quote-of.js';

/** The bills of docs/proration.md: each heading's package, inputs and table of amounts. */
const bills = readFileSync(new URL('../../docs/proration.md', import.meta.url), 'utf8')
  .split(/^## /m)
  .slice(1)
  .map((section) => ({
    title: section.split('\n', 1)[0] ?? '',
    text: fenced(section, 'yaml package'),
    inputs: JSON.parse(fenced(section, 'json inputs')) as QuoteInputsDocument,
    amounts: [...section.matchAll(/^\| *([a-z]+) *\|.*\| *(-?[\d.]+) *\|$/gm)].map((row) => [row[1], row[2]]),
  }));

function fenced(section: string, info: string): string {
  return section.split('```' + info + '\n')[1]?.split('```')[0] ?? '';
}

const printed = (quote: Quote): (readonly [string, string])[] => [
  ...quote.lines.map(({ key, amount }) => [key, amount] as const),
  ...quote.adjustments.map(({ rule, kind, amount }) => [rule ?? kind, amount] as const),
  ['total', quote.total],
];

describe('the worked bills of docs/proration.md', () => {
  it('are three', () => {
    expect(bills).toHaveLength(3);
  });

  it.each(bills)('$title', async ({ text, inputs, amounts }) => {
    const { quote } = await quoteText(text, inputs);
    expect(printed(quote)).toEqual(amounts);
  });
});
