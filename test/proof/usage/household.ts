import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../faults/free-port.js';
import { type KillablePostgres, killablePostgres } from '../../faults/killable-postgres.js';
import { METERS, PACKAGE } from './rules.js';

const KEY = 'a-key-for-the-proof-only';
const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const SERVICES = 2;
const PAUSE_MS = 200;

export type Json = Readonly<Record<string, unknown>>;

interface Asked {
  readonly method?: 'GET' | 'PUT' | 'POST';
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** PostgreSQL, two services and a worker: processes of their own, each of which can be killed and comes back. */
export class Household {
  readonly #services: ChildProcess[] = [];
  #worker: ChildProcess | undefined;

  private constructor(
    readonly postgres: KillablePostgres,
    private readonly folder: string,
    private readonly ports: readonly number[],
  ) {}

  readonly key = KEY;
  get addresses(): readonly string[] {
    return this.ports.map((port) => `http://127.0.0.1:${port}`);
  }

  static async open(folder: string): Promise<Household> {
    mkdirSync(join(folder, 'rules', 'packages', 'proof'), { recursive: true });
    writeFileSync(join(folder, 'rules', 'meters.yaml'), METERS);
    writeFileSync(join(folder, 'rules', 'packages', 'proof', '1.yaml'), PACKAGE);
    const ports: number[] = [];
    while (ports.length < SERVICES) ports.push(await freePort());
    const household = new Household(await killablePostgres(), folder, ports);
    for (const place of ports.keys()) await household.startService(place);
    household.startWorker();
    return household;
  }

  /** Resolves once it listens. */
  async startService(place: number): Promise<void> {
    const port = String(this.ports[place]);
    const args = [pathOf('./service.js'), this.postgres.url, this.folder, port, KEY, join(ROOT, 'schemas')];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], cwd: ROOT });
    this.#services[place] = child;
    await once(child.stdout, 'data');
  }

  async killService(place: number): Promise<void> {
    await killed(this.#services[place]);
  }

  startWorker(): void {
    const env = {
      PATH: process.env['PATH'],
      DATABASE_URL: this.postgres.url,
      RATEBOOK_BOOTSTRAP_KEY: KEY,
      LOG_LEVEL: 'error',
    };
    const program = join(ROOT, 'dist', 'apps', 'worker', 'src', 'main.js');
    this.#worker = spawn(process.execPath, [program], { stdio: ['ignore', 'ignore', 'inherit'], env });
    // It ends by itself when it starts while the database is away, and is started again as it would be anywhere.
    const worker = this.#worker;
    worker.once('exit', (code) => {
      if (code !== null && worker === this.#worker)
        setTimeout(() => {
          this.startWorker();
        }, PAUSE_MS);
    });
  }

  async killWorker(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await killed(worker);
  }

  /** Asks until somebody answers. */
  async ask(path: string, { method = 'GET', body, headers = {} }: Asked = {}): Promise<Json> {
    for (let turn = 0; ; turn += 1) {
      const reply = await fetch(`${this.addresses[turn % SERVICES]}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${KEY}`,
          ...(body && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body && { body: JSON.stringify(body) }),
      }).catch(() => undefined);
      if (reply !== undefined && reply.status < 400) return (await reply.json()) as Json;
      if (reply !== undefined && reply.status < 500) throw new Error(`${path}: ${await reply.text()}`);
      await sleep(PAUSE_MS);
    }
  }

  async close(): Promise<void> {
    await this.killWorker();
    for (const place of this.ports.keys()) await this.killService(place);
    await this.postgres.clean();
  }
}

async function killed(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

export const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
