import { spawnSync } from 'node:child_process';

/** The words of a command that starts a program with a clock of its own, so far from everybody else's. */
export function underFaketime(
  offset: string,
  [program, ...words]: readonly [string, ...string[]],
): readonly [string, ...string[]] {
  if (spawnSync('faketime', ['-f', offset, 'true']).status !== 0)
    throw new Error(
      'a process whose own clock is ahead is started by `faketime`, and there is none\n' +
        '  help: install it (Debian: apt-get install faketime; macOS: brew install libfaketime)',
    );
  return ['faketime', '-f', offset, program, ...words];
}
