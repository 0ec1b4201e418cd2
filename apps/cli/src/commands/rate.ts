import { batchesOfLines } from '../shell/lines.js';
import { EXIT, type ExitCode } from '../shell/exit-code.js';
import { openBytes } from '../shell/read-text.js';
import type { Terminal } from '../shell/terminal.js';
import { rateAnswerer } from '../rate/rate-answerer.js';

/** A charge of a whole rule file with ten thousand cells fits; a longer line is a mistake, or an attack on our memory. */
const LINE_LIMIT = 4 * 1024 * 1024;

/**
 * Prices single charges: a request a line in, an answer a line out, in order. One chunk is answered and written
 * before the next is read, so a slow reader slows us and memory stays flat however long the input is.
 */
export async function rate(file: string, terminal: Terminal): Promise<ExitCode> {
  const answer = rateAnswerer();
  for await (const lines of batchesOfLines(openBytes(file), LINE_LIMIT)) {
    let answers = '';
    for (const line of lines) {
      if (typeof line === 'string' && line.trim() === '') continue;
      answers += `${answer(line)}\n`;
    }
    if (answers !== '') await terminal.out(answers);
  }
  return EXIT.ok;
}
