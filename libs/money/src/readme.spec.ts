import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { allocate } from './allocate.js';
import { minorDigits, parseCurrency } from './currency.js';
import { decimal, decimalText, sum } from './decimal.js';
import { Fraction } from './fraction.js';
import { round } from './round.js';
import { ROUNDING_MODES } from './rounding/index.js';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** The rows of the table under a heading, without its head. */
function rowsUnder(heading: string): string[][] {
  const [, section = ''] = readme.split(`## ${heading}\n`);
  const table = section.split(/\n{2,}|^\n/).find((block) => block.startsWith('| ')) ?? '';
  const rows = table.trim().split('\n').slice(2);
  return rows.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe('the worked numbers of the README', () => {
  it.each(rowsUnder('Decimals'))('%s is %s', (terms = '', expected) => {
    expect(decimalText(sum(terms.split(' + ').map(decimal)))).toBe(expected);
  });

  it.each(rowsUnder('Fractions and the one rounding'))(
    '%s × %s ÷ %s is %s, so %s',
    (amount = '', by = '', over = '', exact, rounded) => {
      const value = Fraction.of(decimal(amount)).times(decimal(by)).dividedBy(decimal(over));
      const { text, fraction } = value.text();
      expect([fraction ?? text, decimalText(value.round({ scale: 2, mode: 'halfUp' }), 2)]).toEqual([
        exact,
        rounded,
      ]);
    },
  );

  it.each(rowsUnder('Seven rounding modes'))('%s', (text = '', ...expected) => {
    expect(ROUNDING_MODES.map((mode) => decimalText(round(decimal(text), { scale: 0, mode })))).toEqual(
      expected,
    );
  });

  it.each(rowsUnder('Currencies'))('%s has %s digits, so 1234.5678 is %s', (code = '', digits, expected) => {
    const currency = parseCurrency(code);
    if (currency === undefined) throw new Error(`no currency: ${code}`);
    const scale = minorDigits(currency);
    const amount = round(decimal('1234.5678'), { scale, mode: 'halfUp' });
    expect([String(scale), decimalText(amount, scale)]).toEqual([digits, expected]);
  });

  it.each(rowsUnder('Sharing out'))('%s by %s is %s', (total = '', weights = '', expected) => {
    const shares = allocate(decimal(total), weights.split(', ').map(decimal), 2);
    expect(shares.map((share) => decimalText(share, 2)).join(', ')).toBe(expected);
  });
});
