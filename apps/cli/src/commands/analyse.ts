import { analyseLine } from '../analyse/analyse-line.js';
import { EXIT, type ExitCode } from '../shell/exit-code.js';
import { batchesOfLines } from '../shell/lines.js';
import { openBytes } from '../shell/read-text.js';
import type { Terminal } from '../shell/terminal.js';

/** A hundred thousand p values fit; a longer line is a mistake, or an attack on our memory. */
const LINE_LIMIT = 4 * 1024 * 1024;

/**
 * Recomputes comparisons from their sufficient statistics: a request a line in, an answer a line out, in order. A bad
 * line is answered in its place and never ends the run.
 */
export async function analyse(file: string, terminal: Terminal): Promise<ExitCode> {
  for await (const lines of batchesOfLines(openBytes(file), LINE_LIMIT)) {
    let answers = '';
    for (const line of lines) {
      if (typeof line === 'string' && line.trim() === '') continue;
      answers += `${analyseLine(line)}\n`;
    }
    if (answers !== '') await terminal.out(answers);
  }
  return EXIT.ok;
}
