import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { createLog } from '#observing';
import { type ApiServer, apiServer } from './api-server.js';
import { type Person, personOf, publishVersion, tagOf, versionText } from './people.js';

// Each takes a version through its whole life, often several times.
jest.setTimeout(60_000);

let api: ApiServer;
const said: string[] = [];
let ada: Person;
let grace: Person;

beforeAll(async () => {
  const write = (line: string): void => void said.push(line);
  api = await apiServer({ log: createLog({ level: 'warn', format: 'json', service: 'api', write }) });
  ada = await personOf(api, 'ada');
  grace = await personOf(api, 'grace');
}, 120_000);
afterAll(async () => {
  await api.stop();
});

const at = (key: string, number: number): string => `/v1/packages/${key}/versions/${number}`;
const draft = (key: string, number: number, fee: string, effectiveFrom?: string) => ({
  source: versionText(key, number, fee, effectiveFrom),
});

describe('a draft', () => {
  it('is created with 201 and its revision as ETag, and is listed with its state', async () => {
    const put = await ada.put(at('alpha', 1), draft('alpha', 1, '10.00'), { 'if-none-match': '*' });
    expect([put[0], tagOf(put)]).toEqual([201, '"1"']);
    expect(put[1]).toMatchObject({ state: 'draft', publishedAt: null, writtenBy: ['ada'], approvals: [] });
    const [, listed] = await ada.get('/v1/packages/alpha/versions');
    expect(listed).toMatchObject({ data: [{ version: 1, state: 'draft' }] });
    const [, published] = await ada.get('/v1/packages/alpha/versions?state=published');
    expect(published).toMatchObject({ data: [] });
  });

  it('is replaced only by who names its revision: 428 without, 412 with a stale or a weak tag', async () => {
    const next = draft('alpha', 1, '11.00');
    expect(await ada.put(at('alpha', 1), next)).toMatchObject([428, { code: 'version.if-match-missing' }]);
    for (const tag of ['"9"', 'W/"1"', '"x"'])
      expect(await ada.put(at('alpha', 1), next, { 'if-match': tag })).toMatchObject([
        412,
        { code: 'version.changed' },
      ]);
    expect(await ada.put(at('alpha', 1), next, { 'if-none-match': '*' })).toMatchObject([
      412,
      { code: 'version.exists' },
    ]);
    const put = await grace.put(at('alpha', 1), next, { 'if-match': '"1"' });
    expect([put[0], tagOf(put)]).toEqual([200, '"2"']);
  });

  it('stays as it is when the same words are sent again', async () => {
    const put = await ada.put(at('alpha', 1), draft('alpha', 1, '11.00'));
    expect(put).toMatchObject([200, { state: 'draft', writtenBy: ['ada', 'grace'] }]);
    expect(tagOf(put)).toBe('"2"');
  });

  it('is not stored with a fault, and all of them are said with their places', async () => {
    const source = versionText('alpha', 2, '-1').replace('USD', 'USX');
    const [status, body] = await ada.put(at('alpha', 2), { source });
    expect([status, body['code']]).toEqual([422, 'rule-file.invalid']);
    expect(body['errors']).toMatchObject([
      { code: 'currency-unknown', path: 'rules/packages/alpha/2.yaml', line: 4, column: 11 },
      { line: 7, help: expect.any(String) },
    ]);
    expect(await ada.get(at('alpha', 2))).toMatchObject([404, {}]);
  });

  it('must say the key and number that it is handed in as', async () => {
    const [, body] = await ada.put(at('alpha', 2), draft('beta', 3, '1.00'));
    expect(body).toMatchObject({ errors: [{ code: 'name-mismatch' }, { code: 'name-mismatch' }] });
  });

  it('leaves no gap: several may be ahead, each after the one before it', async () => {
    expect(await ada.put(at('alpha', 3), draft('alpha', 3, '3.00'))).toMatchObject([
      409,
      { code: 'version.gap' },
    ]);
    expect(await ada.put(at('gamma', 2), draft('gamma', 2, '3.00'))).toMatchObject([
      409,
      { code: 'version.gap' },
    ]);
    expect((await ada.put(at('alpha', 2), draft('alpha', 2, '12.00')))[0]).toBe(201);
    expect((await ada.put(at('alpha', 3), draft('alpha', 3, '13.00')))[0]).toBe(201);
  });

  it('prices nothing', async () => {
    const reply = await api.post('/v1/quotes/preview', { package: 'alpha', version: 1 });
    expect([reply.status, await reply.json()]).toMatchObject([
      409,
      { code: 'package.version-not-published' },
    ]);
  });

  it('is taken away by who names its revision, and by nobody once it is in review', async () => {
    expect((await ada.delete(at('alpha', 3)))[0]).toBe(428);
    expect((await ada.delete(at('alpha', 3), { 'if-match': '"7"' }))[0]).toBe(412);
    expect((await ada.delete(at('alpha', 3), { 'if-match': '"1"' }))[0]).toBe(204);
    expect((await ada.get(at('alpha', 3)))[0]).toBe(404);
  });
});

describe('a review', () => {
  it('needs somebody who wrote none of it and did not submit it, and the hash that was looked at', async () => {
    const eve = await personOf(api, 'eve');
    const [, { contentHash }] = await ada.get(at('alpha', 1));
    expect(await eve.post(`${at('alpha', 1)}/approve`, { contentHash })).toMatchObject([
      409,
      { code: 'version.wrong-state' },
    ]);
    expect(await ada.post(`${at('alpha', 1)}/submit`, {})).toMatchObject([200, { state: 'in-review' }]);
    // Grace wrote a part of it.
    for (const own of [ada, grace])
      expect(await own.post(`${at('alpha', 1)}/approve`, { contentHash })).toMatchObject([
        409,
        { code: 'version.own-approval' },
      ]);
    expect(await eve.post(`${at('alpha', 1)}/approve`, { contentHash: '0'.repeat(64) })).toMatchObject([
      409,
      { code: 'version.hash-changed' },
    ]);
    const definitionsHash = '0'.repeat(64);
    expect(await eve.post(`${at('alpha', 1)}/approve`, { contentHash, definitionsHash })).toMatchObject([
      409,
      { code: 'version.hash-changed' },
    ]);
    expect(await eve.post(`${at('alpha', 1)}/approve`, { contentHash, comment: 'fine' })).toMatchObject([
      200,
      { state: 'in-review', approvals: [{ holder: 'eve', verdict: 'approve', comment: 'fine' }] },
    ]);
  });

  it('is void after an edit, even one that goes back to the same words', async () => {
    const found = await ada.get(at('alpha', 1));
    const other = await ada.put(at('alpha', 1), draft('alpha', 1, '99.00'), { 'if-match': tagOf(found) });
    expect(other[1]).toMatchObject({ state: 'draft' });
    const [, { contentHash }] = await ada.put(at('alpha', 1), draft('alpha', 1, '11.00'), {
      'if-match': tagOf(other),
    });
    await ada.post(`${at('alpha', 1)}/submit`, {});
    expect(await ada.post(`${at('alpha', 1)}/publish`, { contentHash })).toMatchObject([
      409,
      { code: 'version.approval-needed' },
    ]);
  });

  it('ends with a rejection as a draft, and can be withdrawn', async () => {
    const eve = await personOf(api, 'eve');
    const [, { contentHash }] = await ada.get(at('alpha', 1));
    expect(await eve.post(`${at('alpha', 1)}/reject`, { contentHash, comment: 'too dear' })).toMatchObject([
      200,
      { state: 'draft' },
    ]);
    await ada.post(`${at('alpha', 1)}/submit`, {});
    expect(await ada.post(`${at('alpha', 1)}/withdraw`, {})).toMatchObject([200, { state: 'draft' }]);
  });
});

describe('publishing', () => {
  it('needs an approval, then makes the version current on this process at once', async () => {
    expect(await publishVersion(ada, grace, ['delta', 1, '10.00', '2026-01-01T00:00:00Z'])).toMatchObject([
      200,
      {
        state: 'published',
        approvedBy: 'grace',
        publishedBy: 'ada',
        becomesCurrent: ['2026-11-23T12:00:00Z'],
      },
    ]);
    expect(await ada.get('/v1/packages/delta/current')).toMatchObject([200, { version: 1 }]);
  });

  it('of what is published with that hash answers the same, with another hash 409', async () => {
    const [, { contentHash }] = await ada.get(at('delta', 1));
    const [first, second] = [
      await ada.post(`${at('delta', 1)}/publish`, { contentHash }),
      await grace.post(`${at('delta', 1)}/publish`, { contentHash }),
    ];
    expect(first).toEqual(second);
    expect(first[0]).toBe(200);
    expect(await ada.post(`${at('delta', 1)}/publish`, { contentHash: 'f'.repeat(64) })).toMatchObject([
      409,
      { code: 'package.version-frozen' },
    ]);
    expect(await ada.put(at('delta', 1), draft('delta', 1, '10.00', '2026-01-01T00:00:00Z'))).toMatchObject([
      200,
      { state: 'published' },
    ]);
    expect(await ada.put(at('delta', 1), draft('delta', 1, '99.00'))).toMatchObject([
      409,
      { code: 'package.version-frozen' },
    ]);
  });

  it('of version n waits for n − 1', async () => {
    await ada.put(at('delta', 2), draft('delta', 2, '20.00'));
    const [, { contentHash }] = await ada.put(at('delta', 3), draft('delta', 3, '30.00'));
    await ada.post(`${at('delta', 3)}/submit`, {});
    await grace.post(`${at('delta', 3)}/approve`, { contentHash });
    expect(await ada.post(`${at('delta', 3)}/publish`, { contentHash })).toMatchObject([
      409,
      { code: 'version.gap' },
    ]);
  });

  it('behind broken glass needs a reason of ten characters, and is loud', async () => {
    const [, { contentHash }] = await ada.get(at('delta', 2));
    const path = `${at('delta', 2)}/break-glass`;
    expect((await ada.post(path, { contentHash, reason: 'hurry' }))[0]).toBe(422);
    const reason = 'the page shows a wrong price';
    expect(await ada.post(path, { contentHash, reason })).toMatchObject([
      200,
      { state: 'published', breakGlass: reason, approvedBy: null },
    ]);
    const client = new pg.Client(api.database.url);
    await client.connect();
    const audit = await client.query(
      `select holder, reason from audit where action = 'package.version-published-break-glass'`,
    );
    const outbox = await client.query(
      `select payload from outbox where type = 'package.version-published-break-glass'`,
    );
    await client.end();
    expect(audit.rows).toEqual([{ holder: 'ada', reason }]);
    const warning = `delta@2 was published without an approval by ada: ${reason}`;
    expect(said.map((line) => JSON.parse(line) as object)).toContainEqual(
      expect.objectContaining({ level: 'warn', msg: warning }),
    );
    expect(JSON.parse((outbox.rows[0] as { payload: string }).payload)).toMatchObject({
      package: 'delta',
      version: '2',
      reason,
    });
  });
});

describe('promoting', () => {
  it('takes two people: asked, approved with hash and instant, asked again', async () => {
    const [, { contentHash }] = await ada.get(at('delta', 2));
    const from = '2026-12-01T00:00:00Z';
    const path = `${at('delta', 2)}/promote`;
    for (let asked = 0; asked < 2; asked += 1)
      expect(await ada.post(path, { from })).toMatchObject([
        202,
        { state: 'in-review', version: { promotions: [{ from, state: 'in-review' }] } },
      ]);
    const approve = `${at('delta', 2)}/approve`;
    expect(await ada.post(approve, { contentHash, from })).toMatchObject([
      409,
      { code: 'version.own-approval' },
    ]);
    expect(await grace.post(approve, { contentHash, from: '2026-12-02T00:00:00Z' })).toMatchObject([
      409,
      { code: 'version.promotion-unknown' },
    ]);
    expect(await grace.post(approve, { contentHash, from })).toMatchObject([
      200,
      { promotions: [{ state: 'approved', decidedBy: 'grace' }] },
    ]);
    expect(await ada.get(`/v1/packages/delta/current?at=${from}`)).toMatchObject([200, { version: 1 }]);
    const done = await ada.post(path, { from });
    expect(done).toMatchObject([200, { state: 'promoted', version: { becomesCurrent: [from] } }]);
    expect(await ada.post(path, { from })).toEqual(done);
    expect(await ada.get(`/v1/packages/delta/current?at=${from}`)).toMatchObject([200, { version: 2 }]);
    expect(await ada.get('/v1/packages/delta/current?at=2026-11-30T23:59:59Z')).toMatchObject([
      200,
      { version: 1 },
    ]);
  });
});

describe('retiring', () => {
  it('needs a reason, and leaves nothing current where it was', async () => {
    await publishVersion(ada, grace, ['omega', 1, '10.00', '2026-01-01T00:00:00Z']);
    expect((await ada.post(`${at('omega', 1)}/retire`, { reason: '' }))[0]).toBe(422);
    expect(await ada.post(`${at('omega', 1)}/retire`, { reason: 'sold no more' })).toMatchObject([
      200,
      { state: 'retired', retiredBy: 'ada', retiredReason: 'sold no more' },
    ]);
    expect(await ada.get('/v1/packages/omega/current')).toMatchObject([
      409,
      { code: 'package.none-current' },
    ]);
    expect(await ada.post(`${at('omega', 1)}/promote`, { from: '2027-01-01T00:00:00Z' })).toMatchObject([
      409,
      { code: 'version.wrong-state' },
    ]);
  });
});

describe('the audit chain', () => {
  it('has a row for every change, in order', async () => {
    const client = new pg.Client(api.database.url);
    await client.connect();
    const { rows } = await client.query<{ action: string; holder: string }>(
      `select action, holder from audit where subject = 'delta@2' order by seq`,
    );
    await client.end();
    expect(rows.map(({ action, holder }) => `${action} ${holder}`)).toEqual([
      'package.version-drafted ada',
      'package.version-published-break-glass ada',
      'package.promotion-requested ada',
      'package.promotion-approved grace',
      'package.version-promoted ada',
    ]);
  });
});
