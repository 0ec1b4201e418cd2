// After a build: `npx ratebook` from the root runs this checkout's own command line, offline. npm links the
// commands of packages that it installs, but not those of the root itself.
import { chmodSync, existsSync, lstatSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './shared.mjs';

const target = join(root, 'apps', 'cli', 'bin', 'ratebook.mjs');
const folder = join(root, 'node_modules', '.bin');
const link = join(folder, 'ratebook');

if (existsSync(target)) {
  mkdirSync(folder, { recursive: true });
  chmodSync(target, 0o755);
  if (lstatSync(link, { throwIfNoEntry: false })) rmSync(link);
  if (process.platform === 'win32')
    writeFileSync(`${link}.cmd`, `@node "%~dp0\\..\\..\\apps\\cli\\bin\\ratebook.mjs" %*\r\n`);
  else symlinkSync('../../apps/cli/bin/ratebook.mjs', link);
}
