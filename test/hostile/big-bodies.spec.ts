import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ApiServer, apiServer } from '../journeys/api-server.js';

let api: ApiServer;

beforeAll(async () => {
  api = await apiServer();
}, 60_000);
afterAll(async () => {
  await api.stop();
});

const ELEVEN_MB = Buffer.alloc(11_000_000, 0x20);
const MEGABYTE = 1_000_000;

/** Sends all of it, unless the service hangs up before; its answer, and whether the connection is closed after it. */
async function send(headers: Readonly<Record<string, string>>): Promise<readonly [number, string, string]> {
  return await new Promise((resolve, reject) => {
    const sending = request(`${api.address}/v1/quotes/preview`, {
      method: 'POST',
      agent: false,
      headers: { authorization: `Bearer ${api.key}`, 'content-type': 'application/json', ...headers },
    });
    let isAnswered = false;
    sending.on('response', (reply) => {
      isAnswered = true;
      let text = '';
      reply.on('data', (bytes: Buffer) => (text += bytes.toString()));
      reply.on('end', () => {
        const { code } = JSON.parse(text) as { code: string };
        resolve([reply.statusCode ?? 0, code, String(reply.headers.connection)]);
      });
    });
    // Who goes on writing after the answer meets a connection that is closed.
    sending.on('error', (error) => {
      if (!isAnswered) reject(error);
    });
    sending.end(ELEVEN_MB);
  });
}

describe('a body of 11 MB', () => {
  it.each([
    ['that says so', { 'content-length': String(ELEVEN_MB.length) }],
    ['that does not say so', { 'transfer-encoding': 'chunked' }],
  ])(
    '%s is 413, its connection is closed, and twenty at once take no memory to speak of',
    async (_how, headers) => {
      await send(headers);
      const before = process.resourceUsage().maxRSS;
      const answers = await Promise.all(Array.from({ length: 20 }, () => send(headers)));
      const grownBy = (process.resourceUsage().maxRSS - before) * 1_024;
      expect(answers).toEqual(answers.map(() => [413, 'request.too-large', 'close']));
      // All of them are 220 MB, and what is read of them is at most 20 MiB.
      expect(grownBy).toBeLessThan(120 * MEGABYTE);
      expect((await api.get('/v1/packages')).status).toBe(200);
    },
  );
});
