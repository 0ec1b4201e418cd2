import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { invariant } from '#money';
import { startEmbeddedPostgres } from '#storage';
import { ROOT } from '../../root.js';
import { BENCH_FILES } from '../interpreter/package.js';

export const REQUEST = JSON.stringify({
  package: 'team',
  version: '1',
  at: '2027-01-15T00:00:00Z',
  workspace: { country: 'GB', segment: 'startup' },
  quantities: { seats: '12' },
  usage: { mtu: '30000', calls: '1234567', storage: '250000000000' },
});

export interface Server {
  readonly address: string;
  readonly key: string;
}

/** A database, the package of the interpreter row, and the servers that are started on them. */
export class Serving {
  readonly #children: ChildProcess[] = [];
  readonly #childOf = new Map<Server, ChildProcess>();

  private constructor(
    private readonly folder: string,
    readonly databaseUrl: string,
    private readonly stopDatabase: () => Promise<void>,
  ) {}

  static async open(): Promise<Serving> {
    const folder = mkdtempSync(join(tmpdir(), 'ratebook-bench-'));
    for (const { path, bytes } of BENCH_FILES) {
      const file = join(folder, 'rules', path);
      mkdirSync(join(file, '..'), { recursive: true });
      writeFileSync(file, bytes);
    }
    const postgres = await startEmbeddedPostgres({ folder });
    invariant(postgres.ok, postgres.ok ? '' : postgres.fault.message);
    return new Serving(folder, postgres.value.url, postgres.value.stop);
  }

  /** `flags` are for Node itself. */
  async start(
    kind: 'service' | 'canned' | 'fastify',
    canned = '',
    flags: readonly string[] = [],
  ): Promise<Server> {
    const args = [
      ...flags,
      pathOf('./child.js'),
      kind,
      canned,
      this.databaseUrl,
      this.folder,
      `${ROOT}/schemas`,
    ];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#children.push(child);
    return await new Promise((resolve, reject) => {
      child.stdout.once('data', (line: Buffer) => {
        const server = JSON.parse(line.toString()) as Server;
        this.#childOf.set(server, child);
        resolve(server);
      });
      child.once('exit', (code) => {
        reject(new Error(`the server ended with ${String(code)}`));
      });
    });
  }

  /** Requests a second, from another process. */
  load({ address, key }: Server, path: string, seconds: number): number {
    const args = [pathOf('./load.js'), address + path, key, REQUEST, String(seconds)];
    const { stdout, status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    invariant(status === 0, `the load ended with ${String(status)}: ${stderr}`);
    return Number(stdout);
  }

  /** The most memory that a service ever had in use, in megabytes. */
  async peakMegabytes(server: Server): Promise<number> {
    const child = this.#childOf.get(server);
    invariant(child?.stdout != null, 'the service was started here');
    const { stdout } = child;
    const said = new Promise<Buffer>((resolve) => stdout.once('data', resolve));
    child.kill('SIGUSR2');
    return Number((await said).toString()) / 1_000;
  }

  async close(): Promise<void> {
    for (const child of this.#children) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    }
    await this.stopDatabase();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
