import { type Readable, Transform, type TransformCallback } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Problem } from '../problems/problem.js';

const MOST_TIMES = 100;
/** Below this much a ratio says nothing: a header alone weighs as much. */
const ALWAYS = 65_536;

/** A body as its `content-encoding` says: as it is, or gzip that becomes at most a hundred times as long. */
export function inflated(body: Readable, encoding: string | undefined): Readable {
  if (encoding === undefined || encoding === 'identity') return body;
  if (encoding !== 'gzip')
    throw new Problem('request.media-type', 'a body comes as it is, or with `content-encoding: gzip`');
  let [packed, unpacked] = [0, 0];
  const gunzip = createGunzip();
  const watched = new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      unpacked += chunk.length;
      if (unpacked <= Math.max(ALWAYS, packed * MOST_TIMES)) done(null, chunk);
      else
        done(new Problem('request.too-large', `gzip unpacks to at most ${MOST_TIMES} times its length here`));
    },
  });
  // Not `pipeline`: it would end the connection with the body, and nobody could be told why.
  gunzip.on('error', () => watched.destroy(new Problem('request.malformed', 'the body is no sound gzip')));
  body.on('error', (error) => watched.destroy(error));
  body.on('close', () => {
    if (!body.readableEnded) watched.destroy();
  });
  watched.on('close', () => {
    body.unpipe(gunzip);
    gunzip.destroy();
  });
  body.on('data', (chunk: Buffer) => (packed += chunk.length));
  return body.pipe(gunzip).pipe(watched);
}
