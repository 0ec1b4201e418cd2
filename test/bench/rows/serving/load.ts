import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { invariant } from '#money';

/** Sends one request over and over on 32 connections, and tells how many were answered well in a second. */
const [url = '', key = '', body = '', seconds = ''] = process.argv.slice(2);

interface Outcome {
  readonly requests: { readonly average: number };
  readonly non2xx: number;
  readonly errors: number;
}
type Autocannon = (options: object) => Promise<Outcome>;
const autocannon = createRequire(import.meta.url)('autocannon') as Autocannon;

const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
const { requests, non2xx, errors } = await autocannon({
  url,
  connections: 32,
  duration: Number(seconds),
  method: 'POST',
  requests: [
    {
      headers,
      body,
      setupRequest: (request: { headers: Record<string, string> }) => ({
        ...request,
        headers: { ...request.headers, 'idempotency-key': randomUUID() },
      }),
    },
  ],
});
invariant(non2xx === 0 && errors === 0, `${non2xx} refused, ${errors} failed`);
process.stdout.write(String(requests.average));
