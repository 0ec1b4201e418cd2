import { describe, expect, it } from '@jest/globals';
import { type Line, batchesOfLines } from './lines.js';

async function linesOf(chunks: readonly (string | Buffer)[], limit = 100): Promise<readonly Line[]> {
  const lines: Line[] = [];
  const stream = (async function* () {
    for (const chunk of chunks) yield await Promise.resolve(Buffer.from(chunk));
  })();
  for await (const batch of batchesOfLines(stream, limit)) lines.push(...batch);
  return lines;
}

describe('batchesOfLines', () => {
  it('gives the lines of one chunk, the last one with or without its newline', async () => {
    expect(await linesOf(['a\nb\n'])).toEqual(['a', 'b']);
    expect(await linesOf(['a\nb'])).toEqual(['a', 'b']);
    expect(await linesOf([])).toEqual([]);
    expect(await linesOf(['\n\n'])).toEqual(['', '']);
  });

  it('joins a line and even a character that is cut by the end of a chunk', async () => {
    const euro = Buffer.from('1€\n2');
    expect(await linesOf([euro.subarray(0, 2), euro.subarray(2, 3), euro.subarray(3)])).toEqual(['1€', '2']);
  });

  it('answers a line over the limit by a fault and goes on with the next', async () => {
    expect(await linesOf(['x'.repeat(100), '\n', 'x'.repeat(60), 'x'.repeat(60), '\nok\n'])).toEqual([
      'x'.repeat(100),
      { code: 'line.too-long' },
      'ok',
    ]);
  });

  it('answers bytes that are not UTF-8 by a fault, never by a replacement character', async () => {
    expect(await linesOf([Buffer.from([0x61, 0xff, 0x0a]), 'ok'])).toEqual([{ code: 'line.encoding' }, 'ok']);
  });
});
