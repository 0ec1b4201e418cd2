import { describe, expect, it } from '@jest/globals';
import { inGroups } from './in-groups.js';

async function* counted(until: number, fault?: Error): AsyncGenerator<number> {
  for (let n = 0; n < until; n += 1) yield await Promise.resolve(n);
  if (fault) throw fault;
}

describe('groups of what has arrived', () => {
  it('hold everything once, in order, and no more than they may', async () => {
    const groups: (readonly number[])[] = [];
    for await (const group of inGroups(counted(1_000), 64)) {
      groups.push(group);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(groups.flat()).toEqual(Array.from({ length: 1_000 }, (_, n) => n));
    expect(Math.max(...groups.map((group) => group.length))).toBe(64);
  });

  it('give one item before the next one comes', async () => {
    let send: (value: IteratorResult<number>) => void = () => undefined;
    const source = {
      [Symbol.asyncIterator]: () => ({ next: () => new Promise<IteratorResult<number>>((r) => (send = r)) }),
    };
    const groups = inGroups<number>(source, 10);
    const first = groups.next();
    send({ done: false, value: 7 });
    expect(await first).toEqual({ done: false, value: [7] });
    const second = groups.next();
    send({ done: true, value: undefined });
    expect((await second).done).toBe(true);
  });

  it('read no further than they may while nobody takes', async () => {
    let read = 0;
    async function* watched(): AsyncGenerator<number> {
      for await (const n of counted(1_000)) {
        read += 1;
        yield n;
      }
    }
    const groups = inGroups(watched(), 16);
    await groups.next();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(read).toBeLessThanOrEqual(18);
    await groups.return(undefined);
  });

  it('give what came before a fault, and then the fault', async () => {
    const seen: number[] = [];
    const all = async () => {
      for await (const group of inGroups(counted(5, new Error('cut')), 2)) seen.push(...group);
    };
    await expect(all()).rejects.toThrow('cut');
    expect(seen).toEqual([0, 1, 2, 3, 4]);
  });
});
