import { randomBytes } from 'node:crypto';
import {
  access,
  chown,
  constants,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { refuse, type SetupFault, type SetupOutcome } from '../setup-fault.js';
import type { Account } from './account.js';
import { type Binaries, POSTGRES_MAJOR } from './binaries.js';
import { complaint } from './server-complaint.js';
import { runAs } from './supervised.js';

/** Role and database of the embedded server. */
export const OWNER = 'ratebook';
const STAGING = 'postgres-new-';

export const clusterFolder = (folder: string): string => join(folder, 'postgres');
export const dataFolder = (folder: string): string => join(clusterFolder(folder), 'data');

/** Makes the folder when it is absent, and finds out that it cannot be used before PostgreSQL does. */
export async function prepareFolder(folder: string): Promise<SetupFault | undefined> {
  try {
    await makeFolder(folder);
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST' || code === 'ENOTDIR')
      return refuse(
        'setup.data-not-a-folder',
        `the data folder \`${folder}\` cannot be made: a file stands in its way`,
        'name another RATEBOOK_DATA_DIR, or move the file',
      ).fault;
    if (code === 'ENOENT')
      return refuse(
        'setup.data-permission',
        `the data folder \`${folder}\` cannot be made there`,
        'name a folder of your own in RATEBOOK_DATA_DIR',
      ).fault;
    if (code === 'ENOSPC') return complaint(folder, 'No space left on device');
    return refuse(
      'setup.data-permission',
      `no permission to write in the data folder \`${folder}\`${code === 'EROFS' ? ': its disk is read-only' : ''}`,
      'name a folder of your own in RATEBOOK_DATA_DIR, or have this one given to you',
    ).fault;
  }
}

/** Node's own recursive mkdir tries for ever where folders vanish as they are made, as in /proc. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && (await stat(folder)).isDirectory()) return;
    if (codeOf(error) !== 'ENOENT' || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder));
    await mkdir(folder);
  }
}

/**
 * A cluster is made beside its place and moved there whole: a first start that is cut short leaves nothing that
 * a second one would take for data. `durable: false` (tests) does not wait for the disk.
 */
export async function initialise(
  folder: string,
  binaries: Binaries,
  account: Account,
  durable: boolean,
): Promise<SetupFault | undefined> {
  await removeAbandoned(folder);
  const staging = join(folder, `${STAGING}${process.pid}`);
  await mkdir(staging, { mode: 0o700 });
  const password = join(staging, 'password');
  await writeFile(password, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 });
  await give(account, staging, password);
  const { status, output } = await runAs(account, binaries.initdb, [
    `--pgdata=${join(staging, 'data')}`,
    `--username=${OWNER}`,
    `--pwfile=${password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ]);
  if (status !== 0) {
    await rm(staging, { recursive: true, force: true });
    return complaint(folder, output);
  }
  try {
    await rename(staging, clusterFolder(folder));
    return undefined;
  } catch {
    // Another copy was faster: its data stays, ours was empty.
    await rm(staging, { recursive: true, force: true });
    return complaint(folder, 'lock file "postmaster.pid" already exists');
  }
}

/** The password of a cluster that this version can read. */
export async function inspect(folder: string): Promise<SetupOutcome<{ readonly password: string }>> {
  try {
    const version = (await readFile(join(dataFolder(folder), 'PG_VERSION'), 'utf8')).trim();
    if (version !== POSTGRES_MAJOR)
      return { ok: false, fault: complaint(folder, `initialized by PostgreSQL version ${version}`) };
    const password = (await readFile(join(clusterFolder(folder), 'password'), 'utf8')).trim();
    return { ok: true, value: { password } };
  } catch (error) {
    const denied = codeOf(error) === 'EACCES' || codeOf(error) === 'EPERM';
    return {
      ok: false,
      fault: complaint(folder, denied ? 'Permission denied' : 'is not a valid data directory'),
    };
  }
}

export async function isInitialised(folder: string): Promise<boolean> {
  try {
    return (await readdir(clusterFolder(folder))).length > 0;
  } catch (error) {
    // A folder that may not be looked into is somebody's: `inspect` says so.
    return codeOf(error) !== 'ENOENT';
  }
}

export async function give(account: Account, ...paths: readonly string[]): Promise<void> {
  if (account.uid === undefined || account.gid === undefined) return;
  for (const path of paths) await chown(path, account.uid, account.gid);
}

async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(STAGING) || isRunning(name.slice(STAGING.length))) continue;
    await rm(join(folder, name), { recursive: true, force: true });
  }
}

function isRunning(pid: string): boolean {
  try {
    process.kill(Number.parseInt(pid, 10), 0);
    return Number.parseInt(pid, 10) !== process.pid;
  } catch {
    return false;
  }
}

function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
}
