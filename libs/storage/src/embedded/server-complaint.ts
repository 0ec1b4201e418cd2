import { refuse, type SetupFault } from '../setup-fault.js';
import { POSTGRES_MAJOR } from './binaries.js';

/** What a server that did not come up said, as one sentence about the folder. */
export function complaint(folder: string, output: string): SetupFault {
  const found = CAUSES.find(({ says }) => says.test(output));
  if (found) return refuse(found.code, found.message(folder), found.help(folder)).fault;
  const last = /(?:FATAL|PANIC):\s+(.*)/.exec(output)?.[1] ?? output.trim().split('\n').at(-1) ?? '';
  return refuse(
    'setup.postgres-failed',
    `the embedded PostgreSQL in \`${folder}\` did not start: ${last || 'it said nothing'}`,
    'if the data does not matter, delete the folder; else restore it from a backup',
  ).fault;
}

export const IN_USE = /lock file "postmaster\.pid" already exists|lock file "postmaster\.pid" is empty/;
export const PORT_TAKEN = /could not bind IPv4 address|could not create any TCP\/IP sockets/;

const CAUSES: readonly {
  readonly says: RegExp;
  readonly code: SetupFault['code'];
  readonly message: (folder: string) => string;
  readonly help: (folder: string) => string;
}[] = [
  {
    says: IN_USE,
    code: 'setup.data-in-use',
    message: (folder) => `the data folder \`${folder}\` is in use by another running copy`,
    help: () => 'stop that copy, or give this one its own PORT and RATEBOOK_DATA_DIR',
  },
  {
    says: /database files are incompatible with server|initialized by PostgreSQL version/,
    code: 'setup.data-version',
    message: (folder) => `the data in \`${folder}\` was not made by PostgreSQL ${POSTGRES_MAJOR}`,
    help: () => 'name another RATEBOOK_DATA_DIR, or use that PostgreSQL through DATABASE_URL',
  },
  {
    says: /Permission denied|Operation not permitted|wrong ownership|invalid permissions/,
    code: 'setup.data-permission',
    message: (folder) => `no permission to use the data folder \`${folder}\``,
    help: () => 'start as the user who made it, give it to this user, or name another RATEBOOK_DATA_DIR',
  },
  {
    says: /No space left on device/,
    code: 'setup.disk-full',
    message: (folder) => `no space is left on the disk of \`${folder}\``,
    help: () => 'free some space, or name a RATEBOOK_DATA_DIR on another disk',
  },
  {
    says: /password authentication failed/,
    code: 'setup.data-password',
    message: (folder) => `the password kept in \`${folder}\` does not open its own database`,
    help: () => 'restore the file `password`; if the data does not matter, delete the folder',
  },
  {
    says: /error while loading shared libraries/,
    code: 'setup.no-postgres',
    message: () => 'the embedded PostgreSQL is incomplete: its libraries were not linked',
    help: () => 'run `npm rebuild` (npm ran with install scripts switched off)',
  },
  {
    says: /is not a valid data directory|could not (?:open|read|access) (?:file|directory)|invalid checkpoint|could not locate a valid checkpoint|incorrect checksum|is corrupt|invalid data in|could not find the database system|configuration file|contains errors|not recognized|syntax error/,
    code: 'setup.data-broken',
    message: (folder) => `the data folder \`${folder}\` is broken: PostgreSQL cannot read it`,
    help: (folder) => `restore it from a backup; if the data does not matter, delete \`${folder}\``,
  },
];
