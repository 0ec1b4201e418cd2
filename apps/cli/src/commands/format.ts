import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Diagnostic, formatDocument } from '#rulebook';
import { text } from '../check/text.js';
import { shownPath } from '../rules/rule-folder.js';
import { STDIN, type Selection, select } from '../rules/selection.js';
import { counted } from '../shell/columns.js';
import { CouldNotRun } from '../shell/could-not-run.js';
import { EXIT, type ExitCode } from '../shell/exit-code.js';
import type { Terminal } from '../shell/terminal.js';

export interface FormatOptions {
  readonly rules?: string;
  readonly json?: true;
  readonly check?: true;
}

/** A file to lay out: `path` as shown, `target` as the system opens it. */
interface Laid {
  readonly path: string;
  readonly target: string;
  readonly bytes: Uint8Array;
}

/** The files that people write; the lock is written by us, and others' folders have their own tools. */
const OURS = /^(?:packages\/|(?:meters|attributes|features)\.)/;

/** Lays the files out in one way; with `--check`, tells which would change and writes nothing. */
export async function format(
  paths: readonly string[],
  options: FormatOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (paths.includes('-')) return formatStdin(paths, options, terminal);
  const changed: string[] = [];
  const broken: Diagnostic[] = [];
  const files = filesOf(await select(paths, options.rules));
  for (const { path, target, bytes } of files) {
    const laid = formatDocument({ path, bytes });
    if (!laid.ok) broken.push(...laid.diagnostics);
    else if (!Buffer.from(laid.value).equals(bytes)) {
      changed.push(path);
      if (options.check !== true) await writeFile(target, laid.value);
    }
  }
  await terminal.out(
    options.json === true
      ? `${JSON.stringify({ changed, diagnostics: broken })}\n`
      : changed.map((path) => `${path}\n`).join(''),
  );
  for (const diagnostic of broken) terminal.say(text([diagnostic], terminal.sayStyle));
  const done = options.check === true ? 'would change' : 'changed';
  terminal.say(`${counted(files.length, 'file')}: ${changed.length} ${done}`);
  if (options.check === true) return changed.length + broken.length > 0 ? EXIT.findings : EXIT.ok;
  return broken.length > 0 ? EXIT.couldNotRun : EXIT.ok;
}

async function formatStdin(
  paths: readonly string[],
  { check, rules }: FormatOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (paths.length > 1) throw new CouldNotRun('flag.stdin-alone', '`-` is formatted alone');
  const [file] = (await select(['-'], rules)).loose;
  const bytes = file?.bytes ?? new Uint8Array();
  const laid = formatDocument({ path: STDIN, bytes });
  if (!laid.ok) {
    terminal.say(text(laid.diagnostics, terminal.sayStyle));
    return check === true ? EXIT.findings : EXIT.couldNotRun;
  }
  if (check === true) return Buffer.from(laid.value).equals(bytes) ? EXIT.ok : EXIT.findings;
  await terminal.out(laid.value);
  return EXIT.ok;
}

function filesOf({ folder, root, files, loose, isMeant }: Selection): readonly Laid[] {
  const inFolder = files
    .filter(({ path }) => OURS.test(path))
    .map(({ path, bytes }) => ({
      path: root === '' ? path : `${root}/${path}`,
      target: join(folder, path),
      bytes,
    }));
  const alone = loose.map(({ path, bytes }) => ({ path: shownPath(path), target: path, bytes }));
  return [...inFolder.filter(({ path }) => isMeant(path)), ...alone];
}
