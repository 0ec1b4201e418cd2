// Programs that tests need, from Debian's own packages. Node's own modules alone.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { step } from './shared.mjs';

/** Installs a package where we may: as root on Debian. Whether it is there now. */
export function installPackage(name) {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false;
  step(`installing ${name} (apt-get)`);
  return apt('update') && apt('install', '--yes', '--no-install-recommends', name);
}

/** What it says goes to standard error: standard output is for results. */
function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env }).status === 0;
}
