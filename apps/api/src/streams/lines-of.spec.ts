import { describe, expect, it } from '@jest/globals';
import { type Line, linesOf } from './lines-of.js';

async function read(chunks: readonly (string | Buffer)[], limit = 8): Promise<Line[]> {
  const lines: Line[] = [];
  const source = async function* () {
    for (const chunk of chunks) yield await Promise.resolve(Buffer.from(chunk));
  };
  for await (const line of linesOf(source(), limit)) lines.push(line);
  return lines;
}

describe('linesOf', () => {
  it('gives the same lines however they are cut into chunks, the last without an end too', async () => {
    const text = 'a\n\nbé\r\n  \nccc';
    const bytes = Buffer.from(text);
    expect(await read([text])).toEqual(['a', 'bé', 'ccc']);
    for (let cut = 0; cut <= bytes.length; cut += 1)
      expect(await read([bytes.subarray(0, cut), bytes.subarray(cut)])).toEqual(['a', 'bé', 'ccc']);
  });

  it('says of a line that is too long, or no UTF-8, that it cannot be read, and goes on', async () => {
    expect(await read(['12345678\n', '1234', '56789', '0\n', 'ok\n'])).toEqual([
      '12345678',
      { fault: 'too-long' },
      'ok',
    ]);
    expect(await read([Buffer.from([0xff, 0x0a]), 'ok'])).toEqual([{ fault: 'encoding' }, 'ok']);
    expect(await read(['123456789'])).toEqual([{ fault: 'too-long' }]);
    expect(await read([])).toEqual([]);
  });
});
