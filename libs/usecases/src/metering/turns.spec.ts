import { describe, expect, it } from '@jest/globals';
import { Turns } from './turns.js';

describe('turns', () => {
  it('let two at once work, the others in their order, also after one that failed', async () => {
    const turns = new Turns(2);
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    const work = (n: number) => () =>
      new Promise<number>((resolve, reject) => {
        begun.push(n);
        ends[n] = () => {
          if (n === 1) reject(new Error('failed'));
          else resolve(n);
        };
      });
    const all = [0, 1, 2, 3].map((n) => turns.run(work(n)));
    const outcomes = Promise.allSettled(all);
    expect(begun).toEqual([0, 1]);
    ends[1]?.();
    await expect(all[1]).rejects.toThrow('failed');
    await Promise.resolve();
    expect(begun).toEqual([0, 1, 2]);
    ends[2]?.();
    await all[2];
    await Promise.resolve();
    expect(begun).toEqual([0, 1, 2, 3]);
    for (const n of [0, 3]) ends[n]?.();
    expect((await outcomes).map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
  });
});
