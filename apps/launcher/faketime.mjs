// A program that starts others with a clock of their own. Node's own modules alone.
import { spawnSync } from 'node:child_process';
import { installPackage } from './debian.mjs';

/** Installed where we may. Where it is missing all the same, the tests that need it fail and say so; others need none. */
export function ensureFaketime() {
  if (spawnSync('faketime', ['-f', '+0', 'true']).status !== 0) installPackage('faketime');
}
