// A Redis server program for the tests: named, found, or installed. Node's own modules alone.
import { spawnSync } from 'node:child_process';
import { installPackage } from './debian.mjs';
import { fail } from './shared.mjs';

const HELP = 'install it (Debian: apt-get install redis-server), or name the program in REDIS_SERVER_BIN';

/** The program that runs, or the end: no test is left out in silence. */
export function redisServer() {
  const named = process.env.REDIS_SERVER_BIN;
  if (named) {
    if (answers(named)) return named;
    fail(`REDIS_SERVER_BIN names \`${named}\`, which is no Redis server that runs`, HELP);
  }
  if (answers('redis-server')) return 'redis-server';
  if (installPackage('redis-server') && answers('redis-server')) return 'redis-server';
  fail('the tests need a Redis server, and there is none', HELP);
}

function answers(program) {
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return status === 0 && /\b(?:redis|valkey) server\b/i.test(stdout);
}
