import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Quote, QuoteInputsDocument } from '#quote';
import { quoteTexts } from '../builders/quote-of.js';

/** The bills of a page: the package (its versions), inputs and table of amounts under each heading that has them. */
function billsOf(page: string) {
  return readFileSync(new URL(`../../${page}`, import.meta.url), 'utf8')
    .split(/^## /m)
    .slice(1)
    .filter((section) => section.includes('```yaml package'))
    .map((section) => ({
      title: section.split('\n', 1)[0] ?? '',
      texts: fenced(section, 'yaml package'),
      inputs: JSON.parse(fenced(section, 'json inputs')[0] ?? '') as QuoteInputsDocument,
      amounts: [...section.matchAll(/^\| *([a-z]+) *\|.*\| *(-?[\d.]+) *\|$/gm)].map((row) => [row[1], row[2]]),
    }));
}

function fenced(section: string, info: string): readonly string[] {
  return section
    .split('```' + info + '\n')
    .slice(1)
    .map((block) => block.split('```')[0] ?? '');
}

const printed = (quote: Quote): (readonly [string, string])[] => [
  ...quote.lines.map(({ key, amount }) => [key, amount] as const),
  ...quote.adjustments.map(({ rule, kind, amount }) => [rule ?? kind, amount] as const),
  ['total', quote.total],
];

describe.each([
  { page: 'docs/proration.md', count: 7 },
  { page: 'libs/quote/README.md', count: 1 },
])('the worked bills of $page', ({ page, count }) => {
  const bills = billsOf(page);

  it(`are ${count}`, () => {
    expect(bills).toHaveLength(count);
  });

  it.each(bills)('$title', async ({ texts, inputs, amounts }) => {
    const { quote } = await quoteTexts(texts, inputs);
    expect(printed(quote)).toEqual(amounts);
  });
});
