import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SetupFault, SetupOutcome } from '../setup-fault.js';
import { type Account, accountFor } from './account.js';
import { type Binaries, embeddedBinaries } from './binaries.js';
import { dataFolder, give, initialise, inspect, isInitialised, OWNER, prepareFolder } from './data-folder.js';
import { portFor, rememberPort } from './free-port.js';
import { launch, type RunningServer } from './running-server.js';
import { complaint, IN_USE, PORT_TAKEN } from './server-complaint.js';

export interface EmbeddedPostgres {
  /** Connection address of the server's own database, password included: never print it. */
  readonly url: string;
  /** Fast shutdown; resolves when no process is left. */
  readonly stop: () => Promise<void>;
  /** Resolves when the server has ended, asked or not. */
  readonly ended: Promise<void>;
}

export interface EmbeddedOptions {
  /** Holds everything; made when absent. */
  readonly folder: string;
  /** For tests: quick instead of safe, and the folder is removed when the server stops. */
  readonly disposable?: boolean;
}

/** A PostgreSQL of our own on the loopback interface, which stops when we stop, however that happens. */
export async function startEmbeddedPostgres(
  options: EmbeddedOptions,
): Promise<SetupOutcome<EmbeddedPostgres>> {
  const { folder, disposable = false } = options;
  const binaries = await embeddedBinaries();
  if (!binaries.ok) return binaries;
  const unusable = await prepareFolder(folder);
  if (unusable) return { ok: false, fault: unusable };
  const account = await accountFor([binaries.value.postgres, dataFolderOf(folder)]);
  if (!account.ok) return account;
  if (disposable) await give(account.value, folder);
  if (!(await isInitialised(folder))) {
    const fault = await initialise(folder, binaries.value, account.value, !disposable);
    if (fault) return { ok: false, fault };
  }
  const cluster = await inspect(folder);
  if (!cluster.ok) return cluster;
  const server = await launchOn(options, binaries.value, account.value);
  if (!server.ok) return server;
  const { port, running } = server.value;
  const url = `postgres://${OWNER}:${cluster.value.password}@127.0.0.1:${port}/postgres`;
  return { ok: true, value: { url, stop: running.stop, ended: running.ended } };
}

/** What must be reachable before there is a cluster: the folder's inside. */
const dataFolderOf = (folder: string): string => join(folder, 'postgres');

const QUICK = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_wal_size=256MB'];

async function launchOn(
  { folder, disposable = false }: EmbeddedOptions,
  binaries: Binaries,
  account: Account,
): Promise<SetupOutcome<{ port: number; running: RunningServer }>> {
  const patience = new Patience(folder);
  for (;;) {
    const port = await portFor(folder);
    const settings = [
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      `port=${port}`,
      ...(disposable ? QUICK : []),
    ];
    const args = ['-D', dataFolder(folder), ...settings.flatMap((setting) => ['-c', setting])];
    const outcome = await launch(account, binaries.postgres, args, disposable ? folder : '');
    if (outcome.ok) {
      await rememberPort(folder, port);
      return { ok: true, value: { port, running: outcome.value } };
    }
    const fault: SetupFault = complaint(folder, outcome.output);
    if (!(await patience.worthAnotherTry(outcome.output))) return { ok: false, fault };
  }
}

/** Another program may take the port between our look and PostgreSQL's; a predecessor may still be stopping. */
class Patience {
  #ports = 3;
  #waitedMs = 0;
  constructor(private readonly folder: string) {}

  async worthAnotherTry(output: string): Promise<boolean> {
    if (PORT_TAKEN.test(output)) return this.#ports-- > 0;
    if (!IN_USE.test(output)) return false;
    const limitMs = (await this.#isStopping()) ? 20_000 : 1_500;
    if (this.#waitedMs >= limitMs) return false;
    await sleep(250);
    this.#waitedMs += 250;
    return true;
  }

  /** The last line of postmaster.pid is the server's state. */
  async #isStopping(): Promise<boolean> {
    const text = await readFile(join(dataFolder(this.folder), 'postmaster.pid'), 'utf8').catch(() => '');
    return text.trimEnd().endsWith('stopping');
  }
}
