/** How much of an input is looked at: a bundle says at once that it is one. */
const LOOKED_AT = 64 * 1024;

const BUNDLE = /^\uFEFF?\s*\{\s*"(?:bundle|signature|publicKey)"\s*:/;
/** What may still become the beginning of a bundle. */
const UNDECIDED = /^\uFEFF?\s*(?:\{\s*(?:"[A-Za-z]{0,9}(?:"\s*)?)?)?$/;

/**
 * Whether an input is a signed bundle, and all of its bytes again. It reads no further than it has to: requests that
 * somebody types are answered line by line. A bundle has three keys, and no request has any of them.
 */
export async function sniffBundle(
  chunks: AsyncIterable<Buffer>,
): Promise<{ readonly isBundle: boolean; readonly bytes: AsyncIterable<Buffer> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const read: Buffer[] = [];
  let start = Buffer.alloc(0);
  while (start.length < LOOKED_AT && UNDECIDED.test(start.toString('utf8'))) {
    const next = await iterator.next();
    if (next.done === true) break;
    read.push(next.value);
    start = Buffer.concat([start, next.value]).subarray(0, LOOKED_AT);
  }
  return { isBundle: BUNDLE.test(start.toString('utf8')), bytes: again(read, iterator) };
}

async function* again(read: readonly Buffer[], rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield* read;
  try {
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
