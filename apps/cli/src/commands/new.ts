import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { firstVersion, nextVersion } from '#rulebook';
import { writeEditorSettings } from '../rules/editor-settings.js';
import { shownPath } from '../rules/rule-folder.js';
import { CouldNotRun } from '../shell/could-not-run.js';
import { EXIT, type ExitCode } from '../shell/exit-code.js';
import type { Terminal } from '../shell/terminal.js';

export interface NewOptions {
  readonly rules?: string;
  readonly json?: true;
}

const KEY = /^(?!constructor$)[a-z][a-z0-9-]{0,62}$/;
const VERSION_FILE = /^([1-9][0-9]{0,8})\.(ya?ml|json)$/;

/** Begins a package, or the next version of one: what is there is copied, never written over. */
export async function newPackage(
  key: string,
  { rules = 'rules', json }: NewOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (!KEY.test(key)) {
    throw new CouldNotRun(
      'package.bad-key',
      `\`${key}\` is no key of a package`,
      'a key is a small letter, then small letters, digits and hyphens; at most 63',
    );
  }
  const folder = join(rules, 'packages', key);
  const newest = await newestVersion(folder);
  const written = newest === undefined ? await writeFirst(key, folder) : await writeNext(folder, newest);
  const settings = await writeEditorSettings(rules, terminal);
  const files = [...written, ...settings].map(shownPath);
  const diff = newest && `ratebook diff ${key}@${newest.version} ${key}@${newest.version + 1}`;
  await terminal.out(
    json === true
      ? `${JSON.stringify({ files, ...(diff !== undefined && { diff }) })}\n`
      : files.map((file) => `${file}\n`).join(''),
  );
  terminal.say(
    diff === undefined
      ? `next: edit ${files[0] ?? ''}, then \`ratebook check\`, \`ratebook test\` and \`ratebook quote ${key} --quantity seats=12\``
      : `next: edit ${files[0] ?? ''}, then \`${diff}\``,
  );
  return EXIT.ok;
}

interface Newest {
  readonly version: number;
  readonly extension: string;
}

async function newestVersion(folder: string): Promise<Newest | undefined> {
  const names = await readdir(folder).catch(() => []);
  return names
    .flatMap((name): Newest[] => {
      const [, version, extension] = VERSION_FILE.exec(name) ?? [];
      return version === undefined || extension === undefined
        ? []
        : [{ version: Number(version), extension }];
    })
    .sort((a, b) => b.version - a.version)[0];
}

async function writeFirst(key: string, folder: string): Promise<readonly string[]> {
  const { version, cases } = firstVersion(key);
  return [
    await writeNew(join(folder, '1.yaml'), version),
    await writeNew(join(folder, '1.cases.yaml'), cases),
  ];
}

async function writeNext(folder: string, { version, extension }: Newest): Promise<readonly string[]> {
  const next = version + 1;
  const text = await readFile(join(folder, `${version}.${extension}`), 'utf8');
  const written = [await writeNew(join(folder, `${next}.${extension}`), nextVersion(text, next))];
  for (const casesExtension of ['yaml', 'yml', 'json']) {
    const cases = await readFile(join(folder, `${version}.cases.${casesExtension}`), 'utf8').catch(
      () => undefined,
    );
    if (cases !== undefined)
      written.push(await writeNew(join(folder, `${next}.cases.${casesExtension}`), cases));
  }
  return written;
}

async function writeNew(path: string, text: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text, { flag: 'wx' });
  return path;
}
