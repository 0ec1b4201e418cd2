import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Diagnostic, addToLock, lockText } from '#rulebook';
import { github } from '../check/github.js';
import { sarif } from '../check/sarif.js';
import { countsOf, summaryOf } from '../check/summary.js';
import { text } from '../check/text.js';
import { type LoadedRules, loadRules } from '../rules/load-rules.js';
import { CouldNotRun } from '../shell/could-not-run.js';
import { EXIT, type ExitCode } from '../shell/exit-code.js';
import type { Style } from '../shell/style.js';
import type { Terminal } from '../shell/terminal.js';

export interface CheckOptions {
  readonly rules?: string;
  readonly json?: true;
  readonly format?: string;
  readonly strict?: true;
  readonly lock?: true;
}

type Printer = (diagnostics: readonly Diagnostic[], style: Style) => string;

const PRINTERS: ReadonlyMap<string, Printer> = new Map<string, Printer>([
  ['text', text],
  ['json', (diagnostics) => `${JSON.stringify({ diagnostics })}\n`],
  ['sarif', sarif],
  ['github', github],
]);

/** Tells every fault of the rule files at once. Findings are errors; with `--strict`, open warnings too. */
export async function check(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const print = printerOf(options);
  const rules = await loadRules(paths, options.rules);
  const { diagnostics, files, loose, root, isMeant } = rules;
  await terminal.out(print(diagnostics, terminal.outStyle));

  const counts = countsOf(diagnostics);
  const checked = files.filter(({ path }) => isMeant(root === '' ? path : `${root}/${path}`)).length;
  const { green, red, yellow } = terminal.sayStyle;
  const paint = counts.errors > 0 ? red : counts.warnings > 0 ? yellow : green;
  terminal.say(paint(summaryOf(checked + loose.length, counts)));

  const found = counts.errors > 0 || (options.strict === true && counts.warnings > 0);
  if (options.lock === true && !found) await lock(rules, terminal);
  return found ? EXIT.findings : EXIT.ok;
}

function printerOf({ format, json }: CheckOptions): Printer {
  const name = format ?? (json === true ? 'json' : 'text');
  const printer = PRINTERS.get(name);
  if (printer !== undefined) return printer;
  throw new CouldNotRun(
    'flag.bad-format',
    `--format \`${name}\` is none of ours`,
    `formats: ${[...PRINTERS.keys()].join(', ')}`,
  );
}

/** What is locked is what was checked: the named packages, or all of them. */
async function lock({ rulebook, folder, isMeant }: LoadedRules, terminal: Terminal): Promise<void> {
  const ids = [...rulebook.packages.values()]
    .flat()
    .filter(({ path }) => isMeant(path))
    .map(({ version }) => `${version.package}@${version.version}`);
  const { lock: locked, added } = addToLock(rulebook.lock, rulebook, new Set(ids));
  if (added.length > 0) await writeFile(join(folder, 'published.lock.json'), lockText(locked));
  terminal.say(added.length === 0 ? 'the lock was up to date' : `added to the lock: ${added.join(', ')}`);
}
