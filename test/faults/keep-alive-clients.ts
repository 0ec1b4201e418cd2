import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { KEY } from './service-process.js';

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly tookMs: number;
}

export interface Asking {
  readonly agent?: Agent;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** One request over a kept connection. Rejects with the error of the connection. */
export async function ask(url: string, { agent, headers = {}, body }: Asking = {}): Promise<Answered> {
  const begun = performance.now();
  const text = body === undefined ? undefined : JSON.stringify(body);
  return await new Promise((resolve, reject) => {
    const asked = request(
      url,
      {
        method: text === undefined ? 'GET' : 'POST',
        ...(agent === undefined ? {} : { agent }),
        headers: {
          authorization: `Bearer ${KEY}`,
          ...(text === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
          ...headers,
        },
      },
      (reply) => {
        let received = '';
        reply.setEncoding('utf8');
        reply.on('data', (part: string) => (received += part));
        reply.on('error', reject);
        reply.on('end', () => {
          const { statusCode: status = 0, headers: given } = reply;
          resolve({ status, headers: given, text: received, tookMs: performance.now() - begun });
        });
      },
    );
    asked.on('error', reject);
    asked.end(text);
  });
}

const PAUSE_MS = 5;

export interface Load {
  readonly answered: () => number;
  readonly failures: readonly string[];
  readonly stop: () => Promise<void>;
}

/**
 * Clients that ask again and again over kept connections, each of several instances in turn. A client goes to the next
 * instance only when a connection was refused, before anything was sent: whatever else happens is a failed request.
 */
export function keepAliveClients(
  addresses: readonly string[],
  count: number,
  path: string,
  body: unknown,
): Load {
  const failures: string[] = [];
  let answered = 0;
  let isStopped = false;
  const client = async (first: number): Promise<void> => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    let at = first;
    while (!isStopped) {
      try {
        const { status, headers, text } = await ask(`${addresses[at] ?? ''}${path}`, { agent, body });
        if (status === 200) answered += 1;
        else failures.push(`${status} ${text}`);
        // Enough to be in the middle of a request at every step of a stop; more would only starve the database.
        await sleep(PAUSE_MS);
        if (headers['connection'] === 'close') at = (at + 1) % addresses.length;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ECONNREFUSED') failures.push(String(error));
        at = (at + 1) % addresses.length;
        await sleep(1);
      }
    }
    agent.destroy();
  };
  const clients = Array.from({ length: count }, (_, index) => client(index % addresses.length));
  return {
    answered: () => answered,
    failures,
    stop: async () => {
      isStopped = true;
      await Promise.all(clients);
    },
  };
}
