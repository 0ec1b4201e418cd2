import { isUtf8 } from 'node:buffer';

/** A line that cannot be read: it is that line's fault, and the next one is read as if nothing happened. */
export interface UnreadableLine {
  readonly code: 'line.too-long' | 'line.encoding';
}
export type Line = string | UnreadableLine;

const NEWLINE = 0x0a;

/**
 * The lines of a stream, a batch for each chunk that arrives, in order. Never holds more than one chunk and the
 * bytes of one unfinished line, at most `limit` of them: a line without an end cannot fill the memory.
 */
export async function* batchesOfLines(
  chunks: AsyncIterable<Buffer>,
  limit: number,
): AsyncGenerator<readonly Line[]> {
  const unfinished = new UnfinishedLine(limit);
  for await (const chunk of chunks) {
    const batch: Line[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      unfinished.add(chunk.subarray(start, end));
      batch.push(unfinished.take());
      start = end + 1;
    }
    unfinished.add(chunk.subarray(start));
    if (batch.length > 0) yield batch;
  }
  if (!unfinished.isEmpty) yield [unfinished.take()];
}

class UnfinishedLine {
  #pieces: Buffer[] = [];
  #length = 0;

  constructor(private readonly limit: number) {}

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  add(piece: Buffer): void {
    if (piece.length === 0) return;
    this.#length += piece.length;
    if (this.#length > this.limit) this.#pieces = [];
    else this.#pieces.push(piece);
  }

  take(): Line {
    const [pieces, length] = [this.#pieces, this.#length];
    this.#pieces = [];
    this.#length = 0;
    if (length > this.limit) return { code: 'line.too-long' };
    const bytes = pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces);
    return isUtf8(bytes) ? bytes.toString('utf8') : { code: 'line.encoding' };
  }
}
