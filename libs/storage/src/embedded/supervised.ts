import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import type { Account } from './account.js';

/**
 * The shell that stands between us and the server. Our end of its standard input is the leash: when we close it,
 * or die in any way, SIGKILL included, the read ends and the server is asked for a fast shutdown. It has its own
 * session, so that Ctrl-C in a terminal reaches us alone and we stop things in order.
 */
const SUPERVISOR = `
leash_folder=$1; shift
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
( read -r _ <&3; kill -INT $server 2>/dev/null ) &
leash=$!
wait $server
status=$?
kill $leash 2>/dev/null
if [ -n "$leash_folder" ]; then rm -rf "$leash_folder"; fi
exit $status
`;

/** Nothing of the caller's PG* settings may reach the server; English messages are what we read. */
const ENVIRONMENT = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', LANG: 'C', TZ: 'UTC' };

function options(account: Account): SpawnOptions {
  // With a prefix it is the prefix that changes the user.
  const ids =
    account.prefix.length === 0 && account.uid !== undefined && account.gid !== undefined
      ? { uid: account.uid, gid: account.gid }
      : {};
  return { ...ids, cwd: '/', env: ENVIRONMENT };
}

/** Runs a program to its end. `output` is everything it said. */
export async function runAs(
  account: Account,
  program: string,
  args: readonly string[],
): Promise<{ readonly status: number | null; readonly output: string }> {
  const [command = program, ...rest] = [...account.prefix, program, ...args];
  const child = spawn(command, rest, { ...options(account), stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (bytes: Buffer) => (output += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (output += bytes.toString()));
  return await new Promise((resolve) => {
    child.once('error', (error) => {
      resolve({ status: null, output: error.message });
    });
    child.once('close', (status) => {
      resolve({ status, output });
    });
  });
}

/** Starts a server that never outlives us. With `removeAfterwards`, that folder goes when the server has stopped. */
export function spawnSupervised(
  account: Account,
  program: string,
  args: readonly string[],
  removeAfterwards = '',
): ChildProcess {
  const supervisor = ['sh', '-c', SUPERVISOR, 'supervisor', removeAfterwards, program, ...args];
  const [command = 'sh', ...rest] = [...account.prefix, ...supervisor];
  return spawn(command, rest, { ...options(account), detached: true, stdio: ['pipe', 'ignore', 'pipe'] });
}
