import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decimal } from '#money';
import { type BudgetStanding, lookAtBudget } from './look-at-budget.js';
import { lookAtQuoteErrors } from './look-at-quote-errors.js';

const standing = (more: Partial<BudgetStanding> = {}): BudgetStanding => ({
  revenueAtRisk: decimal('100'),
  spent: decimal('40'),
  net: decimal('-10'),
  units: 10,
  lockedPeriods: 12,
  periods: 20,
  waiting: 0,
  unpriceable: 0,
  ...more,
});
const said = (more: Partial<BudgetStanding>): string => {
  const { verdict, reason } = lookAtBudget(standing(more));
  return `${verdict} ${reason}`;
};

describe('a budget', () => {
  it('passes while every period is known and all of them together are below it', () => {
    expect(lookAtBudget(standing())).toEqual({
      verdict: 'pass',
      reason: 'within-budget',
      // 40 for 20 periods is 2 a period: ten units for twelve periods.
      figures: {
        spent: '40',
        budget: '100',
        net: '-10',
        committed: '240',
        periods: '20',
        waiting: '0',
        unpriceable: '0',
      },
    });
    expect(said({ waiting: 1 })).toBe('inconclusive bills-wait');
    expect(said({ unpriceable: 1, waiting: 1 })).toBe('inconclusive unpriceable');
    expect(lookAtBudget(standing({ periods: 0, spent: decimal('0') })).figures).toMatchObject({
      committed: '0',
    });
  });

  it('fails at the last cent, whatever is not known yet', () => {
    expect(said({ spent: decimal('99.999999999999') })).toBe('pass within-budget');
    expect(said({ spent: decimal('100') })).toBe('fail spent');
    expect(said({ spent: decimal('100'), waiting: 5, unpriceable: 5 })).toBe('fail spent');
    expect(said({ revenueAtRisk: decimal('0'), spent: decimal('0') })).toBe('fail spent');
  });
});

describe('quote errors', () => {
  const arm = (variant: string, quotes: number, failures: number) => ({ variant, quotes, failures });

  it('pass up to one in two hundred of each arm, and fail from there on', () => {
    const good = arm('control', 1000, 0);
    expect(lookAtQuoteErrors([good, arm('dearer', 199, 1)])).toEqual({
      verdict: 'pass',
      reason: 'as-expected',
      figures: { 'of control': '0 of 1000 failed', 'of dearer': '1 of 200 failed' },
    });
    expect(lookAtQuoteErrors([good, arm('dearer', 198, 1)]).verdict).toBe('fail');
    expect(lookAtQuoteErrors([arm('control', 90, 9), arm('dearer', 98, 1)])).toMatchObject({
      verdict: 'inconclusive',
      reason: 'too-few-quotes',
    });
  });

  it('are the same whatever the order of the arms', () => {
    const arms = fc.array(
      fc.record({
        variant: fc.string(),
        quotes: fc.integer({ min: 0, max: 500 }),
        failures: fc.integer({ min: 0, max: 5 }),
      }),
      { minLength: 2, maxLength: 4 },
    );
    fc.assert(
      fc.property(arms, (all) => {
        expect(lookAtQuoteErrors([...all].reverse()).verdict).toBe(lookAtQuoteErrors(all).verdict);
      }),
    );
  });
});
