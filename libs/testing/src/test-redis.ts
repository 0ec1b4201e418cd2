import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TestRedis {
  readonly url: string;
  /** Kills it, as a fault would. What it held is gone: it keeps nothing on disk. */
  readonly kill: () => Promise<void>;
  /** Starts it again, empty, on the same port. */
  readonly restart: () => Promise<void>;
  /** It takes connections and says nothing any more, until `goOn`. */
  readonly halt: () => void;
  readonly goOn: () => void;
  readonly stop: () => Promise<void>;
}

/**
 * The shell ends the server and removes its folder when our end of its input closes, which happens however this
 * process ends.
 */
const LEASH = `
folder=$1; shift
"$@" </dev/null &
server=$!
echo "the server is $server"
read -r _
kill -9 $server 2>/dev/null
wait $server 2>/dev/null
rm -rf "$folder"
`;

const TRIES = 5;

/** A real Redis of its own: \`npm test\` names the program, else it is the one on the path. */
export async function testRedis(settings: readonly string[] = []): Promise<TestRedis> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    try {
      const running = await launch(port, settings);
      return handle(port, settings, running);
    } catch (error) {
      // Somebody else may take the port between our look and the server's.
      if (attempt === TRIES) throw error;
    }
  }
}

interface Launched {
  /** The shell that holds the leash. */
  readonly child: ChildProcess;
  readonly server: number;
}

function handle(port: number, settings: readonly string[], first: Launched): TestRedis {
  let running: Launched | undefined = first;
  const kill = async (): Promise<void> => {
    const child = running?.child;
    running = undefined;
    if (child === undefined) return;
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.stdin?.end();
    await ended;
  };
  const signal = (name: NodeJS.Signals) => (): void => {
    if (running !== undefined) process.kill(running.server, name);
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    stop: kill,
    restart: async () => {
      running = await launch(port, settings);
    },
    halt: signal('SIGSTOP'),
    goOn: signal('SIGCONT'),
  };
}

async function launch(port: number, settings: readonly string[]): Promise<Launched> {
  const folder = await mkdtemp(join(tmpdir(), 'ratebook-redis-'));
  const program = process.env['REDIS_SERVER_BIN'] ?? 'redis-server';
  const options = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--save',
    '',
    '--appendonly',
    'no',
  ];
  const command = ['-c', LEASH, 'leash', folder, program, ...options, ...settings];
  const child = spawn('sh', command, { stdio: ['pipe', 'pipe', 'pipe'] });
  let output = '';
  const server = await new Promise<number>((resolve, reject) => {
    const read = (bytes: Buffer): void => {
      output += bytes.toString();
      const [, pid] = /the server is (\d+)/.exec(output) ?? [];
      if (output.includes('Ready to accept connections') && pid !== undefined) resolve(Number(pid));
      if (output.includes('Address already in use') || output.includes('not found')) child.stdin.end();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('close', () => {
      reject(new Error(`redis-server did not start: ${output}`));
    });
  });
  return { child, server };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof bound === 'object' && bound !== null ? bound.port : 0;
}
