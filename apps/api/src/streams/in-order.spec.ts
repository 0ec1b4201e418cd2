import { describe, expect, it } from '@jest/globals';
import { inOrder } from './in-order.js';

/** A promise that the test resolves when it wants to. */
function gate() {
  let open = (): void => undefined;
  const promise = new Promise<void>((resolve) => {
    open = resolve;
  });
  return {
    promise,
    open: () => {
      open();
    },
  };
}

async function* numbers(count: number, taken: number[]): AsyncGenerator<number> {
  for (let n = 0; n < count; n += 1) {
    taken.push(n);
    yield await Promise.resolve(n);
  }
}

describe('inOrder', () => {
  it('gives results in the order of the items, whichever is ready first', async () => {
    const opened = Array.from({ length: 4 }, gate);
    const results: number[] = [];
    const reading = (async () => {
      for await (const group of inOrder(numbers(4, []), 4, async (n) => {
        await opened[n]?.promise;
        return n;
      }))
        results.push(...group);
    })();
    for (const each of [...opened].reverse()) each.open();
    await reading;
    expect(results).toEqual([0, 1, 2, 3]);
  });

  it('takes no more items than may be at work', async () => {
    const taken: number[] = [];
    let most = 0;
    let now = 0;
    const seen: number[] = [];
    for await (const group of inOrder(numbers(50, taken), 3, async (n) => {
      now += 1;
      most = Math.max(most, now);
      await new Promise(setImmediate);
      now -= 1;
      return n;
    })) {
      seen.push(...group);
      expect(taken.length - seen.length).toBeLessThanOrEqual(4);
    }
    expect([most, seen.length]).toEqual([3, 50]);
  });

  it('answers an item before the next one arrives', async () => {
    const second = gate();
    const source = async function* () {
      yield 1;
      await second.promise;
      yield 2;
    };
    const results = inOrder(source(), 8, (n) => Promise.resolve(n));
    expect((await results.next()).value).toEqual([1]);
    second.open();
    expect((await results.next()).value).toEqual([2]);
    expect((await results.next()).done).toBe(true);
  });

  it('closes its source when nobody reads on', async () => {
    let closed = false;
    const source = async function* () {
      try {
        for (;;) yield await Promise.resolve(1);
      } finally {
        closed = true;
      }
    };
    for await (const group of inOrder(source(), 2, (n) => Promise.resolve(n))) if (group.length > 0) break;
    expect(closed).toBe(true);
  });
});
