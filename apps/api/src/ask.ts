import { request } from 'node:http';

const PATIENCE_MS = 10_000;

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Asks the service itself. `fetch` would refuse some ports that a service may well listen on, 6000 for one. */
export async function ask(url: string, key: string, body?: string): Promise<Answer> {
  return await new Promise((resolve, reject) => {
    const asked = request(
      url,
      {
        method: body === undefined ? 'GET' : 'POST',
        agent: false,
        signal: AbortSignal.timeout(PATIENCE_MS),
        headers: {
          authorization: `Bearer ${key}`,
          ...(body === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
        },
      },
      (reply) => {
        let text = '';
        reply.setEncoding('utf8');
        reply.on('data', (part: string) => (text += part));
        reply.on('end', () => {
          resolve({ status: reply.statusCode ?? 0, text });
        });
        reply.on('error', reject);
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}
