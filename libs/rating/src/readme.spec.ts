import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { chargeFaults } from '#catalog';
import { type WrittenUsage, amountOf, roundedOf } from './testing/rate-written.js';
import { type WrittenCharge, chargeOf } from './testing/written-charge.js';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
/** Rows whose first cell is a charge; a share stands between usage and amounts where there is one. */
const rows = readme
  .split('\n')
  .filter((line) => line.startsWith('| `{ model'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  );

/** As a rule file is read: every scalar stays text, save for the words true and false. */
function read(text: string): unknown {
  return parse(text, (_, value: unknown) => (value === 'true' ? true : value === 'false' ? false : value), {
    schema: 'failsafe',
  });
}

describe('the worked numbers of the README', () => {
  it('are there', () => {
    expect(rows.length).toBeGreaterThan(35);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([4, 5]));
  });

  it.each(rows)('%s with %s', (written, used, ...rest) => {
    const charge = read(written) as WrittenCharge;
    const usage = read(used) as WrittenUsage;
    const [exact, amount] = rest.slice(-2);
    const share = rest.length === 3 ? (rest[0] ?? '').split('/').map(Number) : [1, 1];
    const input = { share: share as unknown as readonly [number, number] };
    expect(chargeFaults(chargeOf(charge))).toEqual([]);
    expect(amountOf(charge, usage, input)).toBe(exact);
    expect(roundedOf(charge, usage, input)).toBe(amount);
  });
});
