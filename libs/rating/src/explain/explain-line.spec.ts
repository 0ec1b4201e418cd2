import { describe, expect, it } from '@jest/globals';
import { lineOf } from '../testing/rate-written.js';
import { explainLine, residueOf } from './explain-line.js';

describe('a line explained', () => {
  it('says which tiers were reached, every step, and what the rounding left over', () => {
    const line = lineOf(
      {
        model: 'graduated',
        title: 'Tracked users',
        included: '10000',
        tiers: [
          { upTo: '15000', unitAmount: '0.012' },
          { unitAmount: '0.0101', flatAmount: '5.00' },
        ],
        maximum: '200',
      },
      { quantity: '25001' },
    );
    expect(explainLine(line)).toEqual([
      'Tracked users: 185.01 (rules/packages/team/1.yaml:7)',
      '  15000 units up to 15000 at 0.012 = 180',
      '  1 unit above 15000 at 0.0101 plus 5 flat = 5.0101',
      '  included: 25001 less 10000 included leaves 15001',
      '  model: priced as graduated: 185.0101',
      '  round: 185.0101 becomes 185.01: rounded halfUp to 2 decimals',
      '  residue: 0.0001',
    ]);
  });

  it('indents the parts of a cell, and shows a value that never ends with its fraction', () => {
    const line = lineOf(
      { model: 'unit', unitAmount: '1', by: ['os', 'arch'], convert: { divideBy: '3' }, minimum: '2' },
      { cells: [{ dimensions: { os: 'macos' }, quantity: '1' }] },
    );
    const third = `0.${'3'.repeat(40)} (1/3)`;
    expect(explainLine(line)).toEqual([
      'charge: 2 (rules/packages/team/1.yaml:7)',
      `  os \`macos\`: 1 used = ${third}`,
      `    ${third} units at 1 = ${third}`,
      `  convert: os \`macos\`: 1 becomes ${third}: divided by 3`,
      `  model: priced as unit: ${third}`,
      `  minimum: ${third} becomes 2: the charge's minimum`,
    ]);
  });

  it('says what each event of a percentage charge pays on', () => {
    const card = { model: 'percentage', percent: '2', freeAmount: '15', minimumPerEvent: '1' } as const;
    expect(explainLine(lineOf(card, { events: ['10', '20', '100'] })).slice(1, 4)).toEqual([
      '  event 1 of 10: free = 0',
      '  event 2 of 20, of which 15 is chargeable, at the minimum for an event = 1',
      '  event 3 of 100 = 2',
    ]);
    const totals = lineOf(
      { model: 'percentage', percent: '2', fixedAmount: '0.30' },
      { amount: '110', count: '3' },
    );
    expect(explainLine(totals)[1]).toBe('  3 events: 2 % of 110, and 0.3 for each = 3.1');
  });

  it('has a sentence for every other part', () => {
    const first = (...line: Parameters<typeof lineOf>): string | undefined => explainLine(lineOf(...line))[1];
    expect(first({ model: 'flat', amount: '120.00' }, {})).toBe('  flat 120 = 120');
    expect(first({ model: 'package', size: '10', amount: '100' }, { quantity: '121' })).toBe(
      '  13 × 10 for 121 units, at 100 each; a part counts whole = 1300',
    );
    expect(first({ model: 'package', size: '10', amount: '100', partial: 'down' }, { quantity: '1' })).toBe(
      '  0 × 10 for 1 unit, at 100 each; a part is free = 0',
    );
    expect(first({ model: 'dynamic' }, { quantity: '80' })).toBe('  80, already money = 80');
    expect(first({ model: 'dynamic', multiplier: '1.2' }, { quantity: '80' })).toBe('  80 × 1.2 = 96');
    expect(
      first(
        { model: 'graduatedPercentage', tiers: [{ upTo: '10', percent: '2.5' }, { percent: '1' }] },
        { quantity: '9' },
      ),
    ).toBe('  9 up to 10 at 2.5 % = 0.225');
    expect(first({ model: 'volume', tiers: [{ unitAmount: '2' }] }, { quantity: '1' })).toBe(
      '  1 unit in the only tier at 2 = 2',
    );
  });

  it('tells a pool, a share and a waiver', () => {
    const pool = lineOf(
      { model: 'unit', unitAmount: '1', by: ['os'], pool: true, convert: { multiplyBy: '10', round: 'up' } },
      { cells: [{ dimensions: {}, quantity: '1.25' }] },
    );
    expect(explainLine(pool).slice(1, 5)).toEqual([
      '  no dimensions: 1.25 used, weighed as 13 = 0',
      '  13 units at 1 = 13',
      '  convert: no dimensions: 1.25 becomes 13: times 10, rounded up to 0 decimals',
      '  pool: 1 cells weigh 13 together',
    ]);
    const share = [15, 31] as const;
    const flat = lineOf({ model: 'flat', amount: '31', prorate: true }, {}, { share, waived: true });
    expect(explainLine(flat)).toEqual([
      'charge: 0, waived (rules/packages/team/1.yaml:7)',
      '  flat 31 = 31',
      '  model: priced as flat: 31',
      '  proration: 31 becomes 15: × 15/31, the share of the interval',
      '  waive: 15 is waived',
    ]);
    const metered = lineOf({ model: 'unit', unitAmount: '1', prorate: true }, { quantity: '1' }, { share });
    expect(explainLine(metered).at(-1)).toBe(
      '  proration: allowance, minimum, maximum and flat amounts × 15/31: the share of the interval',
    );
  });
});

describe('the residue', () => {
  it('is what the rounding took off, or, below zero, added', () => {
    const residue = (unitAmount: string) =>
      residueOf(lineOf({ model: 'unit', unitAmount }, { quantity: '1' })).text().text;
    expect([residue('0.014'), residue('0.015'), residue('0.01')]).toEqual(['0.004', '-0.005', '0']);
  });
});
