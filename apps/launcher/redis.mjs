// A Redis server program for the tests: named, found, or installed. Node's own modules alone.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fail, step } from './shared.mjs';

const HELP = 'install it (Debian: apt-get install redis-server), or name the program in REDIS_SERVER_BIN';

/** The program that runs, or the end: no test is left out in silence. */
export function redisServer() {
  const named = process.env.REDIS_SERVER_BIN;
  if (named) {
    if (answers(named)) return named;
    fail(`REDIS_SERVER_BIN names \`${named}\`, which is no Redis server that runs`, HELP);
  }
  if (answers('redis-server')) return 'redis-server';
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    step('installing redis-server (apt-get)');
    if (apt('update') && apt('install', '--yes', '--no-install-recommends', 'redis-server'))
      if (answers('redis-server')) return 'redis-server';
  }
  fail('the tests need a Redis server, and there is none', HELP);
}

function answers(program) {
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return status === 0 && /\b(?:redis|valkey) server\b/i.test(stdout);
}

/** What it says goes to standard error: standard output is for results. */
function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env }).status === 0;
}
