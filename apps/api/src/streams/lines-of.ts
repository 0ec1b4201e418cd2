import { isUtf8 } from 'node:buffer';

/** A line that cannot be read: it is that line's fault, and the next one is read as if nothing happened. */
export interface UnreadableLine {
  readonly fault: 'too-long' | 'encoding';
}
export type Line = string | UnreadableLine;

const NEWLINE = 0x0a;

/**
 * The lines of a stream, blank ones left out. It holds one chunk and at most `limit` bytes of an unfinished line: a line
 * without an end cannot fill the memory.
 */
export async function* linesOf(chunks: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Line> {
  let pieces: Buffer[] = [];
  let length = 0;
  const add = (piece: Buffer): void => {
    length += piece.length;
    if (length > limit) pieces = [];
    else pieces.push(piece);
  };
  const take = (): Line => {
    const [bytes, size] = [Buffer.concat(pieces), length];
    [pieces, length] = [[], 0];
    if (size > limit) return { fault: 'too-long' };
    return isUtf8(bytes) ? bytes.toString('utf8').trim() : { fault: 'encoding' };
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      add(chunk.subarray(start, end));
      start = end + 1;
      const line = take();
      if (line !== '') yield line;
    }
    add(chunk.subarray(start));
  }
  const last = take();
  if (last !== '') yield last;
}
