import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { parseInstant } from '#calendar';
import { quoteReply } from '#contracts';
import { assembleQuote, readQuoteInputs } from '#quote';
import { readRulebook } from '#rulebook';
import { readRulesFolder } from '../../apps/api/src/rules-folder.js';
import { type ApiServer, apiServer, NOW, ROOT } from './api-server.js';

jest.setTimeout(60_000);

let api: ApiServer;

beforeAll(async () => {
  api = await apiServer();
}, 60_000);
afterAll(async () => {
  await api.stop();
});

const INPUTS = {
  workspace: { segment: 'startup' },
  quantities: { seats: '12' },
  usage: { 'api-calls': '1500' },
};

const preview = async (request: unknown): Promise<[number, Record<string, unknown>]> => {
  const reply = await api.post('/v1/quotes/preview', request);
  return [reply.status, (await reply.json()) as Record<string, unknown>];
};

describe('POST /v1/quotes/preview', () => {
  it('prices the current version: 20 + 12 × 10 − 20 % + 10 + 2.50', async () => {
    const [status, quote] = await preview({ package: 'pro', ...INPUTS });
    expect(status).toBe(200);
    expect(quote).toMatchObject({
      package: { key: 'pro', version: 1 },
      currency: 'USD',
      subtotal: '152.50',
      adjustments: [{ rule: 'startup-discount', amount: '-24.00' }],
      total: '128.50',
    });
  });

  it('prices the version that is named, or the one that is current at the instant that is named', async () => {
    expect(await preview({ package: 'pro', version: 3, ...INPUTS })).toMatchObject([
      200,
      { total: '138.50' },
    ]);
    expect(await preview({ package: 'pro', version: '3', ...INPUTS })).toMatchObject([
      200,
      { total: '138.50' },
    ]);
    expect(await preview({ package: 'pro', at: '2027-02-01T00:00:00Z', ...INPUTS })).toMatchObject([
      200,
      { package: { version: 2 }, total: '133.50', period: { from: '2027-02-01T00:00:00Z' } },
    ]);
  });

  it('answers the very bytes that the core makes', async () => {
    const { packages, definitions } = readRulebook(
      await readRulesFolder(join(ROOT, 'test', 'journeys', 'rules')),
    );
    const version = packages.get('pro')?.[0]?.version;
    const at = parseInstant(NOW);
    if (version === undefined || at === undefined) throw new Error('no version');
    const inputs = readQuoteInputs(INPUTS, { version, definitions, at });
    if (!inputs.ok) throw new Error('no inputs');
    const made = await assembleQuote(inputs.value);
    const reply = await api.post('/v1/quotes/preview', { package: 'pro', ...INPUTS });
    expect(await reply.text()).toBe(made.ok ? made.bytes : '');
    expect(reply.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  it('answers as the API description says', async () => {
    const [, plain] = await preview({ package: 'pro', ...INPUTS });
    const [, explained] = await preview({ package: 'pro', explain: true, ...INPUTS });
    expect(quoteReply.safeParse(plain).error).toBeUndefined();
    expect(quoteReply.safeParse(explained).error).toBeUndefined();
    expect(explained).toHaveProperty('explanation');
    expect(plain).not.toHaveProperty('explanation');
  });

  it('refuses another currency than the package has', async () => {
    expect(await preview({ package: 'pro', currency: 'USD', ...INPUTS })).toMatchObject([200, {}]);
    expect(await preview({ package: 'pro', currency: 'EUR', ...INPUTS })).toMatchObject([
      422,
      { code: 'quote.currency-mismatch', errors: [{ pointer: '/currency' }] },
    ]);
  });

  it('says everything that is missing or unknown at once', async () => {
    const [status, problem] = await preview({
      package: 'pro',
      workspace: { segmnt: 'startup' },
      quantities: { seats: '12' },
      usage: { 'api-cals': '1' },
    });
    expect(status).toBe(422);
    expect(problem['errors']).toMatchObject([
      { code: 'quote.unknown-attribute', pointer: '/workspace/segmnt', help: 'did you mean `segment`?' },
      { code: 'quote.unknown-meter', pointer: '/usage/api-cals', help: 'did you mean `api-calls`?' },
    ]);
  });

  it('is a problem (RFC 9457) with a request id that stands in the header too', async () => {
    const reply = await api.post('/v1/quotes/preview', { package: 'none' });
    expect(reply.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(await reply.json()).toEqual({
      type: 'urn:ratebook:problem:package.unknown',
      title: 'Not Found',
      status: 404,
      detail: 'there is no package `none`',
      instance: '/v1/quotes/preview',
      code: 'package.unknown',
      requestId: reply.headers.get('x-request-id'),
      errors: [
        {
          code: 'package.unknown',
          message: 'there is no package `none`',
          help: 'GET /v1/packages lists them',
        },
      ],
    });
  });

  it('answers two hundred requests at once, each with its own price', async () => {
    const totals = await Promise.all(
      Array.from({ length: 200 }, async (_, seats) => {
        const [, quote] = await preview({
          package: 'pro',
          ...INPUTS,
          workspace: {},
          quantities: { seats: `${seats}` },
        });
        return quote['total'];
      }),
    );
    expect(totals).toEqual(Array.from({ length: 200 }, (_, seats) => `${32 + seats * 10}.50`));
  });
});

describe('the rules that are shipped', () => {
  it('are published whole, and each case is priced over HTTP as its file says', async () => {
    const shipped = await apiServer({ rulesFolder: join(ROOT, 'rules') });
    try {
      const { cases, packages } = readRulebook(await readRulesFolder(join(ROOT, 'rules')));
      let priced = 0;
      for (const [key, versions] of packages)
        for (const { version } of versions)
          for (const { case: each } of cases.get(`${key}@${version.version}`)?.cases ?? []) {
            const { name, expect: expected, ...inputs } = each;
            const reply = await shipped.post('/v1/quotes/preview', {
              package: key,
              version: version.version,
              ...inputs,
            });
            const quote = (await reply.json()) as { total?: string };
            if (expected.total === undefined) continue;
            expect([key, name, reply.status, quote.total]).toEqual([key, name, 200, expected.total]);
            priced += 1;
          }
      expect(priced).toBeGreaterThan(0);
    } finally {
      await shipped.stop();
    }
  });
});
