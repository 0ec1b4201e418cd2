import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { inflated } from './inflate.js';

async function read(bytes: Buffer, encoding?: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const source = Readable.from(
    (function* () {
      for (let start = 0; start < bytes.length; start += 1000) yield bytes.subarray(start, start + 1000);
    })(),
    { objectMode: false },
  );
  for await (const chunk of inflated(source, encoding)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

describe('inflated', () => {
  it('reads a body as it is, and gzip unpacked', async () => {
    const bytes = randomBytes(300_000);
    expect((await read(bytes)).equals(bytes)).toBe(true);
    expect((await read(gzipSync(bytes), 'gzip')).equals(bytes)).toBe(true);
  });

  it('stops a bomb long before its end', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    await expect(read(bomb, 'gzip')).rejects.toMatchObject({ code: 'request.too-large' });
  });

  it('says that a body is no gzip, and that another encoding is not read', async () => {
    await expect(read(Buffer.from('plain text'), 'gzip')).rejects.toMatchObject({
      code: 'request.malformed',
    });
    await expect(read(gzipSync('cut short').subarray(0, 12), 'gzip')).rejects.toMatchObject({
      code: 'request.malformed',
    });
    await expect(read(Buffer.from('x'), 'br')).rejects.toMatchObject({ code: 'request.media-type' });
  });
});
