import { describe, expect, it } from '@jest/globals';
import { decimal } from '#money';
import { lookAtLimits, type SimulatedStage } from './look-at-limits.js';

const stage = (more: Partial<SimulatedStage> = {}): SimulatedStage => ({
  simulated: 3,
  unpriced: 1,
  above: 0,
  dearer: ['acme'],
  greatest: '9.99',
  ...more,
});

describe('limits', () => {
  it('pass while no bill rises by more, and say what was simulated', () => {
    expect(lookAtLimits(decimal('10'), stage())).toEqual({
      verdict: 'pass',
      reason: 'within-limits',
      figures: {
        'limit in percent': '10',
        simulated: '3',
        'without a bill': '1',
        dearer: '1',
        'above the limit': '0',
        'greatest rise in percent': '9.99',
      },
    });
    // A file that only gives notice limits no rise.
    expect(lookAtLimits(undefined, stage({ dearer: [] })).figures).not.toHaveProperty('limit in percent');
  });

  it('fail by one bill', () => {
    expect(lookAtLimits(decimal('10'), stage({ above: 1, greatest: 'from nothing' }))).toMatchObject({
      verdict: 'fail',
      reason: 'bills-rise',
      figures: { 'above the limit': '1', 'greatest rise in percent': 'from nothing' },
    });
  });
});
