import { describe, expect, it } from '@jest/globals';
import { together } from './together.js';

describe('quotes that are asked for at once', () => {
  it('go on in the order of their asking, once everybody who is there has asked', async () => {
    const done: string[] = [];
    const ask = async (name: string): Promise<void> => {
      done.push(`${name} asks`);
      await together();
      done.push(`${name} goes on`);
    };
    const first = ask('ada');
    process.nextTick(() => void ask('grace'));
    await first;
    await together();
    expect(done).toEqual(['ada asks', 'grace asks', 'ada goes on', 'grace goes on']);
    expect(together()).toBe(together());
  });
});
