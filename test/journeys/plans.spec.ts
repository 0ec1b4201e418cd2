import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type ApiServer, apiServer } from './api-server.js';
import { type Person, personOf, versionText } from './people.js';

// Each takes a version through its whole life, often several times.
jest.setTimeout(60_000);

let api: ApiServer;
let ada: Person;

beforeAll(async () => {
  api = await apiServer();
  ada = await personOf(api, 'ada');
}, 120_000);
afterAll(async () => {
  await api.stop();
});

const METERS = `schema: ratebook/meters-v1
meters:
  - { key: api-calls, event: api.call, aggregation: sum, value: calls }
`;

describe('POST /v1/plans', () => {
  it('says in words what publishing would change, field by field, and for whom', async () => {
    const [, { document }] = await ada.get('/v1/packages/pro/versions/3');
    expect(document).toMatchObject({ version: '3' });
    const source = versionText('pro', 4, '31.00', '2027-01-01T00:00:00Z');
    const [status, plan] = await ada.post('/v1/plans', {
      files: [
        { path: 'rules/packages/pro/4.yaml', source },
        { path: 'rules/packages/fresh/1.yaml', source: versionText('fresh', 1, '5.00') },
      ],
    });
    expect(status).toBe(200);
    expect(plan).toMatchObject({
      versions: [
        {
          package: 'fresh',
          status: 'new',
          becomesCurrent: null,
          audience: 'nobody until it is promoted',
          changes: [{ kind: 'added', subject: 'charge', name: 'fee' }],
        },
        {
          package: 'pro',
          version: 4,
          status: 'changed',
          against: 3,
          becomesCurrent: '2027-01-01T00:00:00Z',
          // Version 2 is scheduled for that very instant.
          overtakes: [{ version: 2, at: '2027-01-01T00:00:00Z' }],
          subscriptions: [],
        },
      ],
      money: null,
      moneyReason: 'the effect on past usage is not computed yet',
    });
    const comment = String(plan['comment']);
    expect(comment).toContain('### `pro@4` is a new version, against version 3');
    expect(comment).toContain('- current from 2027-01-01T00:00:00Z, for new subscriptions');
    expect(comment).toContain('**takes the day of version 2**');
    expect(comment).toContain(
      '- charge `platform` is removed: { amount: 30.00, key: platform, model: flat }',
    );
    expect(comment).toContain('- charge `fee` is added: { amount: 31.00, key: fee, model: flat }');
    expect(comment).toContain('- rule `startup-discount` is removed');
  });

  it('keeps nothing, and is the same text again', async () => {
    const request = { files: [{ path: 'a.yaml', source: versionText('fresh', 1, '5.00') }] };
    expect(await ada.post('/v1/plans', request)).toEqual(await ada.post('/v1/plans', request));
    expect((await ada.get('/v1/packages/fresh/versions'))[0]).toBe(404);
  });

  it('of what is published says that nothing changes; of other words under its number, that they contradict', async () => {
    const reply = await api.get('/v1/packages/pro/versions/1/source');
    const source = await reply.text();
    const [, same] = await ada.post('/v1/plans', { files: [{ path: 'a.yaml', source }] });
    expect(same).toMatchObject({
      versions: [{ status: 'unchanged', changes: [] }],
      comment: '## Prices\n\nNothing changes.\n',
    });
    const other = source.replace('20.00', '21.00');
    const [, plan] = await ada.post('/v1/plans', { files: [{ path: 'a.yaml', source: other }] });
    expect(plan).toMatchObject({ versions: [{ status: 'contradicts' }] });
  });

  it('names the faults of a file that could not be published', async () => {
    const source = versionText('fresh', 1, '-5');
    const [, plan] = await ada.post('/v1/plans', {
      files: [{ path: 'rules/packages/fresh/1.yaml', source }],
    });
    expect(plan).toMatchObject({
      versions: [{ status: 'invalid', diagnostics: [{ severity: 'error', line: 7 }] }],
    });
    expect(plan['comment']).toContain('### `rules/packages/fresh/1.yaml` cannot be published');
  });

  it('plans drafts that are here, and refuses one that is not', async () => {
    await ada.put('/v1/packages/fresh/versions/1', { source: versionText('fresh', 1, '5.00') });
    const [, plan] = await ada.post('/v1/plans', { drafts: [{ package: 'fresh', version: 1 }] });
    expect(plan).toMatchObject({ versions: [{ package: 'fresh', status: 'new' }] });
    expect((await ada.post('/v1/plans', { drafts: [{ package: 'fresh', version: 2 }] }))[0]).toBe(404);
  });
});

describe('a definition that is in use', () => {
  it('does not change under its key, in a plan or in a draft', async () => {
    const source = versionText('fresh', 1, '6.00');
    const definitions = { meters: METERS };
    const fault = { code: 'definitions.in-use-changed', errors: [{ pointer: '/definitions/meters' }] };
    expect(await ada.post('/v1/plans', { files: [{ path: 'a.yaml', source }], definitions })).toMatchObject([
      409,
      fault,
    ]);
    expect(await ada.put('/v1/packages/fresh/versions/1', { source, definitions })).toMatchObject([
      409,
      fault,
    ]);
  });

  it('stays as published when it is not sent, and new ones come with the version that brings them', async () => {
    const definitions = { meters: METERS.replace('api-calls', 'seats-used') };
    const source = versionText('metered', 1, '1.00').replace(
      'charges:\n',
      'charges:\n  - { key: calls, meter: api-calls, model: unit, unitAmount: 1 }\n  - { key: used, meter: seats-used, model: unit, unitAmount: 1 }\n',
    );
    expect((await ada.put('/v1/packages/metered/versions/1', { source }))[1]).toMatchObject({
      code: 'rule-file.invalid',
      errors: [{ code: 'unknown-meter', line: 8 }],
    });
    expect((await ada.put('/v1/packages/metered/versions/1', { source, definitions }))[0]).toBe(201);
    // A draft defines nothing for anybody else.
    const meters = (await ada.get('/v1/meters'))[1]['data'] as { key: string }[];
    expect(meters.map(({ key }) => key)).toEqual(['api-calls', 'payments']);
  });
});

describe('GET /v1/packages/:key/versions/:n/diff', () => {
  it('says what changes, against the version before it or any other', async () => {
    expect(await ada.get('/v1/packages/pro/versions/2/diff')).toMatchObject([
      200,
      {
        against: 1,
        changes: [
          { subject: 'version', name: 'effectiveFrom' },
          {
            subject: 'charge',
            name: 'platform',
            field: 'amount',
            from: '20.00',
            to: '25.00',
            sentence: 'charge `platform`: `amount` changes from 20.00 to 25.00',
          },
        ],
      },
    ]);
    expect(await ada.get('/v1/packages/pro/versions/3/diff?against=1')).toMatchObject([200, { against: 1 }]);
    expect((await ada.get('/v1/packages/pro/versions/3/diff?against=9'))[0]).toBe(404);
    const [, first] = await ada.get('/v1/packages/pro/versions/1/diff');
    expect(first).toMatchObject({ against: null });
  });
});
