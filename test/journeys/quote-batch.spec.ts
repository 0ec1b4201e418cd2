import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { batchAnswer } from '#contracts';
import { type ApiServer, apiServer } from './api-server.js';

jest.setTimeout(60_000);

let api: ApiServer;
let client: pg.Client;

beforeAll(async () => {
  api = await apiServer();
  client = new pg.Client(api.database.url);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await api.stop();
});

const line = (seats: number, more: object = {}): object => ({
  package: 'pro',
  workspace: {},
  quantities: { seats: `${seats}` },
  usage: { 'api-calls': '0' },
  ...more,
});

const NDJSON = { 'content-type': 'application/x-ndjson' };

async function batch(body: string | Buffer, query = '', headers: Record<string, string> = {}) {
  const reply = await fetch(`${api.address}/v1/quotes/batch${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${api.key}`, ...NDJSON, ...headers },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
  const text = await reply.text();
  const lines = text.split('\n').filter((each) => each !== '');
  return { status: reply.status, type: reply.headers.get('content-type'), lines };
}

type Answer = ReturnType<typeof batchAnswer.parse>;
const read = (lines: readonly string[]): Answer[] => lines.map((each) => batchAnswer.parse(JSON.parse(each)));
const written = (lines: readonly object[]): string =>
  lines.map((each) => `${JSON.stringify(each)}\n`).join('');

/** A batch whose lines the test writes, and whose answers it reads, one by one. */
function opened(query = '') {
  const { hostname, port } = new URL(api.address);
  const sending = request({
    hostname,
    port,
    path: `/v1/quotes/batch${query}`,
    method: 'POST',
    headers: { authorization: `Bearer ${api.key}`, ...NDJSON },
  });
  const answers = (async function* () {
    const reply = await new Promise<AsyncIterable<Buffer>>((resolve, reject) => {
      sending.on('response', resolve);
      sending.on('error', reject);
    });
    let text = '';
    for await (const chunk of reply) {
      text += chunk.toString();
      for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n')) {
        yield text.slice(0, end);
        text = text.slice(end + 1);
      }
    }
  })();
  return { sending, answers };
}

const keptCount = async (): Promise<number> => {
  const { rows } = await client.query<{ n: string }>('select count(*) as n from quote');
  return Number(rows[0]?.n);
};

describe('POST /v1/quotes/batch', () => {
  it('answers in order, with the bytes of the preview', async () => {
    const asked = Array.from({ length: 300 }, (_, seats) => line(seats, { id: `r${seats}` }));
    const { status, type, lines } = await batch(written(asked));
    expect([status, type]).toEqual([200, 'application/x-ndjson']);
    expect(read(lines).map(({ id, quote }) => [id, quote?.total])).toEqual(
      asked.map((_, seats) => [`r${seats}`, `${20 + seats * 10}.00`]),
    );
    const preview = await (await api.post('/v1/quotes/preview', line(7))).text();
    expect(lines[7]).toBe(`{"id":"r7","quote":${preview}}`);
    expect((await batch(written([line(7)]))).lines).toEqual([`{"quote":${preview}}`]);
  });

  it('answers a line that is wrong with its error, and goes on', async () => {
    const { lines } = await batch(
      [
        JSON.stringify(line(1, { id: 'good' })),
        '{"id":"cut","package":"pro"',
        '',
        JSON.stringify({ id: 'typo', pakage: 'pro' }),
        JSON.stringify({ id: 'none', package: 'none' }),
        `{"id":"long","package":"${'x'.repeat(70_000)}"}`,
        '[]',
        JSON.stringify(line(2, { id: 'last' })),
      ].join('\n'),
    );
    expect(read(lines).map(({ id, quote, error }) => [id, quote?.total ?? error?.code])).toEqual([
      ['good', '30.00'],
      [undefined, 'json.syntax'],
      ['typo', 'request.invalid'],
      ['none', 'package.unknown'],
      [undefined, 'request.too-large'],
      [undefined, 'request.invalid'],
      ['last', '40.00'],
    ]);
  });

  it('keeps each line under its id, once', async () => {
    const [a, b] = [randomUUID(), randomUUID()];
    const body = written([line(1, { id: a }), line(2, { id: b, explain: true }), line(3)]);
    const before = await keptCount();
    const first = await batch(body, '?keep=true');
    const again = await batch(body, '?keep=true');
    expect(again.lines.slice(0, 2)).toEqual(first.lines.slice(0, 2));
    expect(await keptCount()).toBe(before + 2);
    const answers = read(first.lines);
    expect(answers[1]).toHaveProperty('explanation');
    expect(answers[2]?.error?.code).toBe('quote.id-needed');
    const { id = '', hash } = answers[0]?.kept ?? {};
    expect(await (await api.get(`/v1/quotes/${id}`)).json()).toMatchObject({
      hash,
      quote: answers[0]?.quote,
    });
    const other = await batch(written([line(9, { id: a })]), '?keep=true');
    expect(read(other.lines)[0]).toMatchObject({ id: a, error: { code: 'idempotency.key-reused' } });
  });

  it('answers a line before the next one is sent', async () => {
    const { sending, answers } = opened();
    for (const seats of [1, 2, 3]) {
      sending.write(`${JSON.stringify(line(seats))}\n`);
      const { value } = await answers.next();
      expect(JSON.parse(value ?? '')).toMatchObject({ quote: { total: `${20 + seats * 10}.00` } });
    }
    sending.end();
    expect((await answers.next()).done).toBe(true);
  });

  it('stops when the caller goes away', async () => {
    const before = await keptCount();
    const { sending, answers } = opened('?keep=true');
    const lines = 5000;
    sending.write(written(Array.from({ length: lines }, () => line(1, { id: randomUUID() }))));
    await answers.next();
    sending.destroy();
    // Whatever was at work when the connection ended has ended once the count stands still over a round of requests.
    let [last, now] = [-1, await keptCount()];
    while (last !== now) {
      for (let round = 0; round < 50; round += 1) await api.post('/v1/quotes/preview', line(1));
      [last, now] = [now, await keptCount()];
    }
    expect(now - before).toBeLessThan(lines);
  });

  it('reads gzip, and stops a bomb with one last line', async () => {
    const gzip = { 'content-encoding': 'gzip' };
    const { lines } = await batch(gzipSync(written([line(1), line(2)])), '', gzip);
    expect(read(lines).map(({ quote }) => quote?.total)).toEqual(['30.00', '40.00']);
    const bomb = await batch(gzipSync(Buffer.alloc(30_000_000, ' ')), '', gzip);
    expect(read(bomb.lines).map(({ error }) => error?.code)).toEqual(['request.too-large']);
    const broken = await batch('not gzip', '', gzip);
    expect(read(broken.lines).map(({ error }) => error?.code)).toEqual(['request.malformed']);
    expect((await batch('x', '', { 'content-encoding': 'br' })).status).toBe(415);
  });

  it('reads NDJSON alone, and no other route does', async () => {
    const json = await api.post('/v1/quotes/batch', line(1));
    expect([json.status, await json.json()]).toMatchObject([415, { code: 'request.media-type' }]);
    const preview = await api.post('/v1/quotes/preview', line(1), { headers: NDJSON });
    expect([preview.status, await preview.json()]).toMatchObject([415, { code: 'request.media-type' }]);
    expect((await batch(written([line(1)]), '?keep=yes')).status).toBe(422);
    expect((await batch('', '')).lines).toEqual([]);
  });
});
