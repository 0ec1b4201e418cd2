import { describe, expect, it } from '@jest/globals';
import { changeText, harmText, marginText } from './in-words.js';

const change = (effect: number, ci: readonly [number | null, number | null]): string =>
  changeText({ key: 'revenue', kind: 'mean' }, 'arm', {
    difference: 'relative',
    effect,
    standardError: 1,
    ci,
    notes: [],
  });

describe('figures in words', () => {
  it('say of a fall how large it is, with bounds that are falls as well', () => {
    expect(change(0.041, [0.012, 0.07])).toBe('revenue of `arm` rises by 4.10 % (1.20 % to 7.00 %)');
    expect(change(-0.1722, [-0.1982, -0.1461])).toBe(
      'revenue of `arm` falls by 17.22 % (14.61 % to 19.82 %)',
    );
    expect(change(-0.1722, [null, -0.1461])).toBe('revenue of `arm` falls by 17.22 % (14.61 % to any)');
    expect(change(-0.02, [-0.05, 0.01])).toBe('revenue of `arm` falls by 2.00 % (-5.00 % to 1.00 %)');
  });

  it('say of harm whether it is any, and in what it is counted where that is known', () => {
    const mixed = { estimate: -0.6, atLeast: -2.72, atMost: 1.33 };
    expect(harmText(mixed, 'points')).toBe('0.60 points better (2.72 better to 1.33 worse)');
    expect(harmText({ estimate: -12.7, atLeast: -30.5, atMost: -1.2 }, 'percent')).toBe(
      '12.70 % better (1.20 to 30.50)',
    );
    expect(harmText({ estimate: 7, atLeast: 5.31, atMost: 8.69 }, undefined)).toBe(
      '7.00 worse (5.31 to 8.69)',
    );
    expect([4, 0, -22.432].map((margin) => marginText(margin, 'points'))).toEqual([
      '4.00 points worse is put up with',
      'nothing is put up with',
      'at least 22.43 points better is asked for',
    ]);
  });
});
