import { describe, expect, it } from '@jest/globals';
import { PRECEDENCE, type PriceSources, whichPrice } from './which-price.js';

const reference = (version: number) => ({ version, contentHash: `${version}`.repeat(64) });

describe('whichPrice', () => {
  it('takes the first reason that is there, whatever stands behind it', () => {
    const all: PriceSources = Object.fromEntries(
      PRECEDENCE.map((reason, index) => [reason, reference(index + 1)]),
    );
    let left = { ...all };
    for (const [index, reason] of PRECEDENCE.entries()) {
      expect(whichPrice(left)).toEqual({ reason, ...reference(index + 1) });
      left = Object.fromEntries(Object.entries(left).filter(([name]) => name !== reason));
    }
    expect(whichPrice(left)).toBeUndefined();
  });

  it('is the order of the promises', () => {
    expect(PRECEDENCE).toEqual([
      'accepted-quote',
      'override',
      'lock',
      'assignment',
      'subscription',
      'named',
      'current',
    ]);
  });
});
