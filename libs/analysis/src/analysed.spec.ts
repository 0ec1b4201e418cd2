import { describe, expect, it } from '@jest/globals';
import { Decimal } from '#money';
import { computed } from './analysed.js';

describe('computed', () => {
  it('lets no NaN and nothing infinite go, however deep', () => {
    for (const impossible of [NaN, Infinity, -Infinity, new Decimal(1).dividedBy(0)])
      for (const value of [impossible, { ci: [0, impossible] }, { absolute: { effect: impossible } }])
        expect(computed(value)).toMatchObject({ ok: false, fault: { code: 'analysis.out-of-range' } });
  });

  it('lets everything else go as it is: no bound is null', () => {
    for (const value of [0, { ci: [null, 1.5] }, [], { mean: new Decimal('1e500') }, { notes: ['x'] }])
      expect(computed(value)).toEqual({ ok: true, value });
  });
});
