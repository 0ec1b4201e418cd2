import { spawnSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { refuse, type SetupOutcome } from '../setup-fault.js';

/** Who runs the server: nobody else (an ordinary user), or another user whom root lends its processes to. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
  /** Stands before the command; empty when spawning with `uid` and `gid` is enough. */
  readonly prefix: readonly string[];
}

const NAME = 'postgres';
const NOBODY = { uid: 65534, gid: 65534 };

/** PostgreSQL refuses to run as root. `paths` are what the account must be able to reach. */
export async function accountFor(paths: readonly string[]): Promise<SetupOutcome<Account>> {
  if (process.getuid?.() !== 0) return { ok: true, value: { prefix: [] } };
  const ids = idsOf(NAME) ?? createUser() ?? NOBODY;
  const closed = await firstClosedFolder(paths, ids.uid, ids.gid);
  if (closed === undefined) return { ok: true, value: { ...ids, prefix: [] } };
  const prefix = throughClosedFolders(ids);
  if (prefix !== undefined) return { ok: true, value: { uid: ids.uid, gid: ids.gid, prefix } };
  return refuse(
    'setup.unreachable',
    `PostgreSQL does not run as root, and the user \`${NAME}\` cannot enter \`${closed}\``,
    `start as an ordinary user, open the folder (\`chmod o+x ${closed}\`), or name a database in DATABASE_URL`,
  );
}

function idsOf(name: string): { uid: number; gid: number } | undefined {
  const uid = spawnSync('id', ['-u', name], { encoding: 'utf8' });
  const gid = spawnSync('id', ['-g', name], { encoding: 'utf8' });
  if (uid.status !== 0 || gid.status !== 0) return undefined;
  return { uid: Number.parseInt(uid.stdout, 10), gid: Number.parseInt(gid.stdout, 10) };
}

function createUser(): { uid: number; gid: number } | undefined {
  const flags = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin'];
  spawnSync('useradd', [...flags, NAME], { stdio: 'ignore' });
  return idsOf(NAME);
}

/** The outermost folder on the way to any of the paths that this user may not pass through. */
export async function firstClosedFolder(
  paths: readonly string[],
  uid: number,
  gid: number,
): Promise<string | undefined> {
  for (const path of paths) {
    for (const folder of ancestors(path)) {
      const { mode, uid: owner, gid: group } = await stat(folder);
      const passes = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
      if ((mode & passes) === 0) return folder;
    }
  }
  return undefined;
}

/** From the root down, without the path itself. */
function ancestors(path: string): readonly string[] {
  const parent = dirname(path);
  return parent === path ? [] : [...ancestors(parent), parent];
}

/**
 * A clone often stands below a folder of mode 700 (`/root`, `mktemp -d`). Linux can lend the other user the one
 * power to pass through: reading alone where the machine has it, else the broader one that containers keep.
 * `no_setuid_fixup` makes access(2), which PostgreSQL asks about its own program file, honour that power too.
 */
function throughClosedFolders(ids: { uid: number; gid: number }): readonly string[] | undefined {
  for (const power of ['dac_read_search', 'dac_override']) {
    const prefix = [
      'setpriv',
      `--reuid=${ids.uid}`,
      `--regid=${ids.gid}`,
      '--clear-groups',
      `--inh-caps=+${power}`,
      `--ambient-caps=+${power}`,
      '--securebits=+no_setuid_fixup',
      '--',
    ];
    if (spawnSync('setpriv', [...prefix.slice(1), 'true'], { stdio: 'ignore' }).status === 0) return prefix;
  }
  return undefined;
}
