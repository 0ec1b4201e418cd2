import { answerLines } from '../analyse/answer-lines.js';
import { sniffBundle } from '../bundle/sniff-bundle.js';
import { CouldNotRun } from '../shell/could-not-run.js';
import { EXIT, type ExitCode } from '../shell/exit-code.js';
import { openBytes } from '../shell/read-text.js';
import type { Terminal } from '../shell/terminal.js';

export interface AnalyseOptions {
  readonly json?: true;
  readonly report?: string;
  readonly keys?: string;
}

/**
 * Recomputes comparisons from their sufficient statistics. Of a bundle: everything that it says, and whether it says
 * so rightly. Else a request a line in, an answer a line out.
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
  await answerLines(bytes, file, terminal);
  return EXIT.ok;
}
