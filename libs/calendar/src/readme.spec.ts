import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { instant } from './instant.js';
import { intervalHolding } from './interval-holding.js';
import { INTERVALS } from './interval.js';
import { shareOf } from './share-of.js';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const rows = readme
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => line.split(/ to |\|/).map((cell) => cell.trim()))
  .map((cells) => cells.slice(1, -1));

describe('the worked shares of the README', () => {
  it('are all read', () => {
    expect(rows).toHaveLength(7);
  });

  it.each(rows)('%s to %s in a %s of %s is %s', (from = '', to = '', name, timeZone = '', expected) => {
    const interval = INTERVALS.find((each) => each === name);
    if (interval === undefined) throw new Error(`no interval: ${name}`);
    const part = { from: instant(from), to: instant(to), timeZone };
    const whole = intervalHolding(part, interval);
    if (whole === undefined) throw new Error('the part is longer than its interval');
    const share = shareOf(part, whole);
    expect(`${String(share.numerator)}/${String(share.denominator)}`).toBe(expected);
  });
});
