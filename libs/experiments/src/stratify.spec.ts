import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decimal } from '#money';
import { blockOf, LARGEST_BLOCK, stratify } from './stratify.js';

const weightsOf = (...weights: readonly string[]) => weights.map((weight) => decimal(weight));
const draw = (weights: readonly string[], seed = 'seed-of-lists') => ({
  seed,
  variants: weightsOf(...weights).map((weight, index) => ({ key: `v${index}`, weight })),
});

describe('a block', () => {
  it('is the weights in lowest terms, where that is small enough', () => {
    expect(blockOf(weightsOf('50', '50'))).toEqual([1, 1]);
    expect(blockOf(weightsOf('0.5', '0.25', '0.25'))).toEqual([2, 1, 1]);
    expect(blockOf(weightsOf('1', '1', '1'))).toEqual([1, 1, 1]);
    expect(blockOf(weightsOf('95', '5'))).toEqual([19, 1]);
    expect(blockOf(weightsOf('33', '33', '34'))).toBeUndefined();
    expect(LARGEST_BLOCK).toBe(20);
  });
});

describe('a list that is drawn', () => {
  const weights = fc.constantFrom(['1', '1'], ['2', '1', '1'], ['3', '2']);
  const lists = fc
    .uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 80 })
    .chain((ids) =>
      fc
        .array(fc.constantFrom('small', 'middle', 'large'), { minLength: ids.length, maxLength: ids.length })
        .map((strata) => ids.map((unit, index) => ({ unit, stratum: strata[index] ?? 'small' }))),
    );

  it('gives everybody one arm, whatever the order of the list', () => {
    fc.assert(
      fc.property(lists, weights, (list, shares) => {
        const drawn = stratify(draw(shares), list);
        expect(new Set(drawn.map(({ unit }) => unit))).toEqual(new Set(list.map(({ unit }) => unit)));
        expect(drawn).toHaveLength(list.length);
        expect(stratify(draw(shares), list.toReversed())).toEqual(drawn);
      }),
    );
  });

  it('holds every arm in its share in every whole block, and at most once more beside that', () => {
    fc.assert(
      fc.property(lists, weights, (list, shares) => {
        const counts = blockOf(weightsOf(...shares)) ?? [];
        const size = counts.reduce((all, each) => all + each, 0);
        const blocks = new Map<string, string[]>();
        for (const { stratum, block, variant } of stratify(draw(shares), list)) {
          const name = `${stratum} ${block}`;
          blocks.set(name, [...(blocks.get(name) ?? []), variant]);
        }
        for (const variants of blocks.values())
          for (const [index, share] of counts.entries()) {
            const got = variants.filter((variant) => variant === `v${index}`).length;
            if (variants.length === size) expect(got).toBe(share);
            else expect(got).toBeLessThanOrEqual(share);
          }
      }),
    );
  });

  it('is another one under another seed, and prefers no place of a block', () => {
    const list = Array.from({ length: 4_000 }, (_, n) => ({ unit: `ws_${n}`, stratum: 'all' }));
    const [one, other] = [stratify(draw(['1', '1']), list), stratify(draw(['1', '1'], 'other-seed'), list)];
    expect(other).not.toEqual(one);
    // The first of a block has either arm about as often: 2,000 blocks, five deviations of √500.
    const firsts = one.filter((_, place) => place % 2 === 0 && one[place]?.variant === 'v0').length;
    expect(Math.abs(firsts - 1_000)).toBeLessThan(112);
  });
});
