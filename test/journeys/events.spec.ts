import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CloudEvent, HTTP, type Message } from 'cloudevents';
import pg from 'pg';
import { ingestReply, type IngestReply, usageEvent } from '#contracts';
import { readEvent } from '../../apps/api/src/events/read-event.js';
import { type ApiServer, apiServer } from './api-server.js';

jest.setTimeout(60_000);

let api: ApiServer;
let client: pg.Client;

beforeAll(async () => {
  api = await apiServer();
  await api.put('/v1/workspaces/acme', {}, { headers: { 'if-none-match': '*' } });
  client = new pg.Client(api.database.url);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await api.stop();
});

type Fields = Readonly<Record<string, unknown>>;
const event = (change: Fields = {}): Fields => ({
  specversion: '1.0',
  id: randomUUID(),
  source: '/gateway',
  type: 'api.call',
  subject: 'acme',
  ...change,
});
const payment = (amount: string, change: Fields = {}): Fields =>
  event({ type: 'payment', data: { amount }, ...change });

async function sent(
  body: unknown,
  type = 'application/json',
  headers: Readonly<Record<string, string>> = {},
) {
  const reply = await fetch(`${api.address}/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${api.key}`, 'content-type': type, ...headers },
    body: Buffer.isBuffer(body)
      ? new Uint8Array(body)
      : typeof body === 'string'
        ? body
        : JSON.stringify(body),
  });
  return { status: reply.status, body: (await reply.json()) as Fields };
}
const counted = async (body: unknown, type?: string): Promise<IngestReply> => {
  const reply = await sent(body, type);
  expect(reply.status).toBe(202);
  return ingestReply.parse(reply.body);
};

async function lines(body: string | Buffer, headers: Readonly<Record<string, string>> = {}) {
  const reply = await fetch(`${api.address}/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${api.key}`, 'content-type': 'application/x-ndjson', ...headers },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
  const text = await reply.text();
  const read = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Fields);
  return { status: reply.status, type: reply.headers.get('content-type'), lines: read };
}

/** How many events the rollups have counted of a meter, and their sum. */
async function rollups(meter: string, workspace = 'acme') {
  const { rows } = await client.query<{ events: string; total: string | null }>(
    `select coalesce(sum(events), 0) as events, sum(total) as total
     from usage_rollup join usage_meter on usage_meter.id = meter_id
     where workspace_id = $1 and key = $2 and retired_at is null`,
    [workspace, meter],
  );
  return { events: Number(rows[0]?.events), total: rows[0]?.total ?? null };
}

describe('POST /v1/events', () => {
  it('counts one event, and says that it is a duplicate from then on', async () => {
    const before = await rollups('api-calls');
    const one = event();
    expect(await sent(one)).toMatchObject({
      status: 202,
      body: { accepted: 1, results: [{ status: 'accepted' }] },
    });
    expect((await rollups('api-calls')).events).toBe(before.events + 1);
    expect(await sent(one)).toMatchObject({ status: 202, body: { duplicates: 1, accepted: 0 } });
    expect(await sent({ ...one, subject: 'other' })).toMatchObject({
      status: 409,
      body: { code: 'event.conflict' },
    });
    expect((await rollups('api-calls')).events).toBe(before.events + 1);
  });

  it('answers a batch one by one: a bad event never loses a good one', async () => {
    const before = await rollups('payments');
    const first = payment('10.05');
    const known = payment('1');
    await counted(known);
    const reply = await counted([
      first,
      payment('0.1', { subject: undefined }),
      first,
      event({ type: 'payment', data: { amount: 0.1 } }),
      payment('0.2', { subject: 'ghost' }),
      payment('2', { id: known['id'] }),
      event({ type: 'nope' }),
      payment('0.3', { data_base64: 'AAAA' }),
      payment('0.20'),
    ]);
    expect(reply).toMatchObject({ accepted: 2, duplicates: 1, conflicts: 1, quarantined: 2, rejected: 3 });
    expect(reply.results.map(({ index, status, code, pointer }) => [index, status, code, pointer])).toEqual([
      [1, 'rejected', 'event.subject', '/subject'],
      [2, 'duplicate', undefined, undefined],
      [3, 'rejected', 'event.value-not-text', '/data/amount'],
      [4, 'quarantined', 'event.unknown-workspace', '/subject'],
      [5, 'conflict', 'event.conflict', '/id'],
      [6, 'quarantined', 'event.unknown-type', '/type'],
      [7, 'rejected', 'event.data-base64-unsupported', '/data_base64'],
    ]);
    expect((await rollups('payments')).events).toBe(before.events + 3);
  });

  it('counts once what eight senders send at once, shuffled', async () => {
    const before = await rollups('payments');
    const events = Array.from({ length: 400 }, () => payment('0.10'));
    const replies = await Promise.all(
      Array.from({ length: 8 }, (_, sender) =>
        counted(
          [...events].sort((a, b) =>
            (String(a['id'])[sender] ?? '').localeCompare(String(b['id'])[sender] ?? ''),
          ),
        ),
      ),
    );
    expect(replies.reduce((all, { accepted }) => all + accepted, 0)).toBe(400);
    expect(replies.reduce((all, { duplicates }) => all + duplicates, 0)).toBe(7 * 400);
    expect((await rollups('payments')).events).toBe(before.events + 400);
  });

  it('takes events of the official SDK, structured and in batches', async () => {
    const made = () =>
      new CloudEvent({
        source: '/sdk',
        type: 'payment',
        subject: 'acme',
        time: new Date().toISOString(),
        data: { amount: '7' },
      });
    const structured: Message = HTTP.structured(made());
    const type = String(structured.headers['content-type']);
    expect(type).toMatch(/^application\/cloudevents\+json/);
    expect(await sent(String(structured.body), type)).toMatchObject({ status: 202, body: { accepted: 1 } });
    const batch = JSON.stringify([made(), made(), made()]);
    expect(await counted(batch, 'application/cloudevents-batch+json')).toMatchObject({ accepted: 3 });
    const wrong = made();
    const back = new CloudEvent({
      ...made().toJSON(),
      id: randomUUID(),
      correctssource: wrong.source,
      correctsid: wrong.id,
    });
    await counted(JSON.stringify([wrong]));
    const before = await rollups('payments');
    expect(await counted(JSON.stringify([back]))).toMatchObject({ accepted: 1 });
    expect((await rollups('payments')).events).toBe(before.events);
    const binary = HTTP.binary(made());
    const refused = await sent(String(binary.body), 'application/json', {
      ...(binary.headers as Record<string, string>),
    });
    expect(refused).toMatchObject({ status: 422, body: { code: 'event.specversion' } });
  });

  it('unpacks gzip, and refuses what only says that it is', async () => {
    const batch = JSON.stringify(Array.from({ length: 500 }, () => payment('1')));
    expect(await sent(gzipSync(batch), 'application/json', { 'content-encoding': 'gzip' })).toMatchObject({
      status: 202,
      body: { accepted: 500 },
    });
    expect(await sent(batch, 'application/json', { 'content-encoding': 'gzip' })).toMatchObject({
      status: 400,
      body: { code: 'request.malformed' },
    });
    expect(await sent(batch, 'application/json', { 'content-encoding': 'br' })).toMatchObject({
      status: 415,
    });
  });

  it('answers lines in order while they arrive, a bad line with its fault', async () => {
    const written = Array.from({ length: 2_500 }, (_, at) =>
      at === 1_234 ? '{"specversion":' : JSON.stringify(payment('1')),
    );
    const reply = await lines(gzipSync(written.join('\n')), { 'content-encoding': 'gzip' });
    expect([reply.status, reply.type]).toEqual([202, 'application/x-ndjson']);
    expect(reply.lines.map(({ index }) => index)).toEqual(written.map((_, at) => at));
    expect(reply.lines.filter(({ status }) => status === 'accepted')).toHaveLength(2_499);
    expect(reply.lines[1_234]).toMatchObject({ status: 'rejected', code: 'json.syntax' });
    const cut = await lines(gzipSync(written.join('\n')).subarray(0, 2_000), { 'content-encoding': 'gzip' });
    expect(cut.lines.at(-1)).toMatchObject({ error: { code: 'request.malformed' } });
    const long = await lines(
      `${JSON.stringify(payment('1', { x: 'y'.repeat(70_000) }))}\n${JSON.stringify(payment('1'))}\n`,
    );
    expect(long.lines).toMatchObject([
      { status: 'rejected', code: 'event.too-large' },
      { status: 'accepted' },
    ]);
  });

  it('has nothing to say to an empty batch, and refuses one that is too long', async () => {
    expect(await sent('[]')).toMatchObject({ status: 200, body: { accepted: 0, results: [] } });
    const many = Array.from({ length: 10_001 }, () => ({}));
    expect(await sent(many)).toMatchObject({ status: 413, body: { code: 'event.batch-too-large' } });
    expect(await sent(Buffer.alloc(10_500_000, 0x20))).toMatchObject({ status: 413 });
    expect(await sent('')).toMatchObject({ status: 400, body: { code: 'json.empty' } });
  });

  it('keeps a quarantined event until its workspace is known, and counts it once then', async () => {
    const waiting = payment('5', { subject: 'newcomer', source: '/early' });
    expect(await counted(waiting)).toMatchObject({ quarantined: 1 });
    expect(await counted(waiting)).toMatchObject({ duplicates: 1 });
    const page = await (await api.get('/v1/events/quarantined')).json();
    expect(page).toMatchObject({
      data: expect.arrayContaining([expect.objectContaining({ id: waiting['id'] })]),
    });
    await api.put('/v1/workspaces/newcomer', {}, { headers: { 'if-none-match': '*' } });
    const released = await Promise.all(
      Array.from({ length: 4 }, () => api.post('/v1/events/quarantined/release', { workspace: 'newcomer' })),
    );
    const replies = (await Promise.all(released.map((reply) => reply.json()))) as { released: number }[];
    expect(replies.reduce((all, { released: some }) => all + some, 0)).toBe(1);
    expect(await rollups('payments', 'newcomer')).toEqual({ events: 1, total: '5' });
    const found = await api.get(`/v1/events?source=/early&id=${String(waiting['id'])}`);
    expect(await found.json()).toMatchObject({
      workspace: 'newcomer',
      data: { amount: '5' },
      timeGiven: false,
    });
  });

  it('takes an event back, and says one better', async () => {
    const before = await rollups('payments');
    const [wrong, gone] = [payment('100'), payment('50')];
    await counted([wrong, gone]);
    const names = ({ source, id }: Fields) => ({ source, id });
    expect(
      await counted([
        payment('10', { corrects: names(wrong) }),
        event({ type: 'payment', corrects: names(gone) }),
      ]),
    ).toMatchObject({ accepted: 2 });
    const after = await rollups('payments');
    expect(after.events).toBe(before.events + 1);
    expect(Number(after.total) - Number(before.total)).toBe(10);
    expect(await counted([payment('1', { corrects: names(wrong) })])).toMatchObject({ rejected: 1 });
  });

  it('takes the events of its own workspace from a key that is bound to one', async () => {
    const made = await api.post(
      '/v1/keys',
      { name: 'agent', holder: 'acme-agent', scopes: ['usage:write'], workspace: 'acme' },
      { headers: { 'idempotency-key': randomUUID() } },
    );
    const { key } = (await made.json()) as { key: string };
    const own = { authorization: `Bearer ${key}` };
    const reply = await sent([event(), event({ subject: 'newcomer' })], 'application/json', own);
    expect(reply).toMatchObject({
      status: 202,
      body: { accepted: 1, rejected: 1, results: [{ index: 1, code: 'event.other-workspace' }] },
    });
    const elsewhere = await fetch(`${api.address}/v1/events/quarantined`, { headers: own });
    expect(elsewhere.status).toBe(404);
  });

  it('says what the schema of its description says', () => {
    const bare = event();
    const samples: Fields[] = [
      bare,
      payment('1'),
      event({ time: '2026-11-01T00:00:00Z', datacontenttype: 'application/json', region: 'eu' }),
      event({ corrects: { source: '/a', id: '1' } }),
      ...['specversion', 'id', 'source', 'type', 'subject'].map((name) => ({ ...bare, [name]: undefined })),
      event({ id: 5 }),
      event({ id: 'x'.repeat(257) }),
      event({ data: [] }),
      event({ time: 5 }),
      event({ corrects: { source: '/a' } }),
      event({ specversion: '0.3' }),
    ];
    for (const sample of samples) {
      const read = JSON.parse(JSON.stringify(sample)) as Fields;
      expect([sample, usageEvent.safeParse(read).success]).toEqual([sample, readEvent(read).ok]);
    }
  });
});
