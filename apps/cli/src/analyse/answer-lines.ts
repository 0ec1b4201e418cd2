import { CouldNotRun } from '../shell/could-not-run.js';
import { type Line, batchesOfLines } from '../shell/lines.js';
import type { Terminal } from '../shell/terminal.js';
import { answerLine } from './analyse-line.js';
import { incompleteBundle, isCutBundle, isLaidOutBundle, isUnwrappedBundle } from './incomplete-bundle.js';

/** A hundred thousand p values fit; a longer line is a mistake, or an attack on our memory. */
const LINE_LIMIT = 4 * 1024 * 1024;
/** How much of an input is kept to say what it was, if no line of it is a request. */
const KEPT = 64 * 1024;

/**
 * Requests in, answers out, in order; a bad line is answered in its place and never ends the run. An input in which
 * nothing could be a request is none: whoever checks what they have fetched is not told that all is well.
 */
export async function answerLines(
  chunks: AsyncIterable<Buffer>,
  file: string,
  terminal: Terminal,
): Promise<void> {
  const start = new Start();
  let [isEmpty, hasObject] = [true, false];
  for await (const lines of batchesOfLines(start.keeping(chunks), LINE_LIMIT)) {
    let answers = '';
    for (const line of lines) {
      if (isBlank(line)) continue;
      if (isEmpty && isOfBundle(line, start.text)) throw incompleteBundle(file);
      isEmpty = false;
      const { text, isObject } = answerLine(line);
      hasObject ||= isObject;
      answers += `${text}\n`;
    }
    if (answers !== '') await terminal.out(answers);
  }
  if (isEmpty)
    throw new CouldNotRun(
      'requests.none',
      `\`${file}\` is empty: there is neither a request nor a bundle in it`,
      'write a request a line, or fetch a bundle: `ratebook experiment bundle <key> > bundle.json`',
    );
  if (hasObject) return;
  if (isCutBundle(start.text)) throw incompleteBundle(file);
  throw new CouldNotRun(
    'requests.not-json',
    `no line of \`${file}\` is a JSON object, as a request is`,
    'write a request a line, each whole on its own line',
  );
}

const isBlank = (line: Line): boolean => typeof line === 'string' && line.trim() === '';
const isOfBundle = (first: Line, start: string): boolean =>
  typeof first === 'string' && (isUnwrappedBundle(first) || isLaidOutBundle(first, start));

/** The first bytes of a stream, while it goes by. */
class Start {
  #bytes = Buffer.alloc(0);

  get text(): string {
    return this.#bytes.toString('utf8');
  }

  async *keeping(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      if (this.#bytes.length < KEPT) this.#bytes = Buffer.concat([this.#bytes, chunk.subarray(0, KEPT)]);
      yield chunk;
    }
  }
}
