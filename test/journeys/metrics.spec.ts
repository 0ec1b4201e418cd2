import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createLog } from '#observing';
import { type ApiServer, apiServer } from './api-server.js';

/** More than the other tests here need. */
const LIMIT = 60;

let api: ApiServer;
let address = '';

beforeAll(async () => {
  const write = (line: string): void => {
    const { metrics } = JSON.parse(line) as { metrics?: string };
    if (metrics !== undefined) address = metrics;
  };
  const log = createLog({ level: 'info', format: 'json', service: 'api', write });
  api = await apiServer({ log, metricsPort: 0, rateLimitPerMinute: LIMIT });
}, 60_000);
afterAll(async () => {
  await api.stop();
});

/**
 * Samples of Prometheus' text format: `name{label="value"}` to the figure. Any other line is a comment. Prometheus reads
 * figures in either case, and our library writes `Nan` for the mean of an interval in which nothing happened.
 */
async function scraped(): Promise<ReadonlyMap<string, number>> {
  const reply = await fetch(address);
  expect([reply.status, reply.headers.get('content-type')]).toEqual([
    200,
    expect.stringMatching(/^text\/plain; version=0\.0\.4/),
  ]);
  const samples = new Map<string, number>();
  for (const line of (await reply.text())
    .split('\n')
    .filter((text) => text !== '' && !text.startsWith('#'))) {
    const [, name, value] =
      /^([a-zA-Z_:][\w:]*(?:\{[^}]*\})?) (-?[\d.e+-]+|[Nn]a[Nn]|[+-]Inf)$/.exec(line) ?? [];
    expect([line, name]).not.toContain(undefined);
    samples.set(name ?? '', Number(value));
  }
  return samples;
}

const quote = (quantity: string): Promise<Response> =>
  api.post('/v1/quotes/preview', {
    package: 'pro',
    quantities: { seats: quantity },
    usage: { 'api-calls': '1' },
  });

describe('metrics', () => {
  it('count requests by the pattern of their route, quotes, and the time of pricing alone', async () => {
    expect((await quote('2')).status).toBe(200);
    expect((await quote('x')).status).toBe(422);
    await api.get('/v1/nowhere/at-all');
    const count = 'ratebook_http_request_seconds_count';
    let samples = await scraped();
    // A reply is counted once it is on its way, hence a moment after who asked has it.
    while (!samples.has(`${count}{method="GET",route="none",status="404"}`)) samples = await scraped();
    const of = (name: string): number | undefined => samples.get(name);
    expect(of(`${count}{method="POST",route="/v1/quotes/preview",status="200"}`)).toBe(1);
    expect(of(`${count}{method="POST",route="/v1/quotes/preview",status="422"}`)).toBe(1);
    expect(of('ratebook_quote_seconds_count{kind="preview"}')).toBe(1);
    expect(of('ratebook_rule_evaluation_seconds_count{outcome="priced"}')).toBe(1);
    expect(of('ratebook_rate_limited_total')).toBe(0);
    expect([...samples.keys()].join()).not.toContain('nowhere');
  });

  it('tell of the process, the pool and the outbox', async () => {
    const client = new pg.Client(api.database.url);
    await client.connect();
    await client.query(
      `insert into outbox (id, type, payload, created_at)
       values (gen_random_uuid(), 'test.happened', '{}', now() - interval '90 seconds')`,
    );
    await client.end();
    const samples = await scraped();
    expect(samples.get('process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
    expect(samples.get('ratebook_postgres_connections{state="total"}')).toBeGreaterThan(0);
    expect(samples.get('ratebook_postgres_connections{state="waiting"}')).toBe(0);
    expect(samples.get('ratebook_outbox_unstamped')).toBeGreaterThan(0);
    expect(samples.get('ratebook_outbox_lag_seconds')).toBeGreaterThan(80);
  });

  it('count requests that came too fast, and replies that were given again', async () => {
    const replays = 'ratebook_idempotency_replays_total';
    const refused = 'ratebook_rate_limited_total';
    const before = await scraped();
    expect([before.get(replays), before.get(refused)]).toEqual([0, 0]);
    const made = await api.post(
      '/v1/keys',
      { name: 'for a moment', holder: 'ada', scopes: ['packages:read'] },
      { headers: { 'idempotency-key': 'made' } },
    );
    const body = { package: 'pro', quantities: { seats: '2' }, usage: { 'api-calls': '1' } };
    const keep = (): Promise<Response> =>
      api.post('/v1/quotes', body, { headers: { 'idempotency-key': 'kept-twice' } });
    expect([made.status, (await keep()).status, (await keep()).status]).toEqual([201, 201, 201]);
    while ((await scraped()).get(replays) !== 1);
    // Each look at the metrics leaves the key alone; each of these is a request.
    let asked = 0;
    while ((await api.get('/v1/me')).status !== 429) asked += 1;
    expect(asked).toBeLessThanOrEqual(LIMIT);
    while ((await scraped()).get(refused) !== 1);
  });

  it('are not on the port of the API, and nothing else is on theirs', async () => {
    expect((await fetch(`${api.address}/metrics`)).status).toBe(404);
    expect(new URL(address).hostname).toBe('127.0.0.1');
    expect((await fetch(new URL('/v1/packages', address))).status).toBe(404);
  });
});
