import { analyseLine } from '../analyse/analyse-line.js';
import { sniffBundle } from '../bundle/sniff-bundle.js';
import { CouldNotRun } from '../shell/could-not-run.js';
import { EXIT, type ExitCode } from '../shell/exit-code.js';
import { batchesOfLines } from '../shell/lines.js';
import { openBytes } from '../shell/read-text.js';
import type { Terminal } from '../shell/terminal.js';

/** A hundred thousand p values fit; a longer line is a mistake, or an attack on our memory. */
const LINE_LIMIT = 4 * 1024 * 1024;

export interface AnalyseOptions {
  readonly json?: true;
  readonly report?: string;
  readonly keys?: string;
}

/**
 * Recomputes comparisons from their sufficient statistics. Of a bundle: everything that it says, and whether it says
 * so rightly. Else a request a line in, an answer a line out, in order; a bad line is answered in its place and never
 * ends the run.
 */
export async function analyse(file: string, options: AnalyseOptions, terminal: Terminal): Promise<ExitCode> {
  const { isBundle, bytes } = await sniffBundle(openBytes(file));
  if (isBundle) {
    // What a bundle needs beside the statistics is not loaded for requests.
    const { analyseBundle } = await import('../bundle/analyse-bundle.js');
    return analyseBundle(bytes, file, options, terminal);
  }
  const flag = (['report', 'keys'] as const).find((name) => options[name] !== undefined);
  if (flag !== undefined)
    throw new CouldNotRun(
      'flag.needs-bundle',
      `--${flag} is for a bundle, and \`${file}\` is none`,
      'fetch one: `ratebook experiment bundle <key> > bundle.json`',
    );
  for await (const lines of batchesOfLines(bytes, LINE_LIMIT)) {
    let answers = '';
    for (const line of lines) {
      if (typeof line === 'string' && line.trim() === '') continue;
      answers += `${analyseLine(line)}\n`;
    }
    if (answers !== '') await terminal.out(answers);
  }
  return EXIT.ok;
}
