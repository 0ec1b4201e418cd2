import { createHash } from 'node:crypto';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { ensureBuilt, ratebook } from '../built-cli.js';
import { until } from '../until.js';
import { dearerOfSpec } from './experiment-periods.js';
import { idIn } from './experiment-world.js';
import { type Json, post } from './migration-population.js';
import { day } from './period-world.js';
import type { Sent } from './people.js';

jest.setTimeout(240_000);

/** The control pays 10.00 a week and 0.10 for each byte above ten; the other 12.00, and 0.10 for every byte. */
const spec = dearerOfSpec();
const ARM = 120;
beforeAll(ensureBuilt, 180_000);

/** What units of an arm use in a week: whoever pays for every byte sends one less. */
const bytesOf = (n: number, isDearer: boolean): number => 5 + (n % 16) - (isDearer ? 1 : 0);
const controlPrice = (bytes: number): number => 10 + Math.max(0, bytes - 10) / 10;
const dearerPrice = (bytes: number): number => 12 + bytes / 10;
/** The first of each arm leaves after the first of the two weeks that are compared. */
const weeksOf = (n: number): number => (n === 0 ? 1 : 2);
const meanOf = (values: readonly number[]): number =>
  values.reduce((all, value) => all + value, 0) / values.length;

const at = (ahead: number): void => {
  spec.world.api.clock.set(day(ahead).replace('T00', 'T12'));
};
const results = async (): Promise<Sent> => await spec.people.ada.get('/v1/experiments/compared/results');

/** Ends a subscription for real. */
async function ended(id: string, effectiveAt: string): Promise<void> {
  const [status, said] = await post(spec.world.api, `/v1/subscriptions/${id}/end`, { effectiveAt });
  if (status !== 200) throw new Error(JSON.stringify(said));
}

/** Asks for what is known, and waits until it is; the hash of the snapshot. */
async function refreshed(): Promise<string> {
  const { ada } = spec.people;
  const [status, asked] = await ada.post('/v1/experiments/compared/snapshots', {});
  expect(status).toBe(202);
  let found: Json = {};
  await until(async () => {
    [, found] = await ada.get(`/v1/experiments/compared/snapshots/${String(asked['id'])}`);
    return found['state'] === 'done';
  });
  return String((found['result'] as Json)['hash']);
}

it('an experiment is compared: from the first exposure to a bundle that anybody can compute again', async () => {
  const { world, people } = spec;
  const units = [false, true].flatMap((isDearer) =>
    Array.from({ length: ARM }, (_, n) => {
      const [from, to] = isDearer ? [5000, 10_000] : [0, 5000];
      return { id: idIn('compared', from, to, n), isDearer, n };
    }),
  );
  // Four weeks ago: two weeks under the old price, then two that are compared.
  at(-27);
  const ends: string[] = [];
  for (let from = 0; from < units.length; from += 12)
    await Promise.all(
      units.slice(from, from + 12).map(async ({ id, isDearer, n }) => {
        const subscription = await world.subscribe(id, 27);
        if (n === 0) ends.push(subscription);
        for (const days of [26, 19]) await world.send(id, days, String(bytesOf(n, false)));
        for (const days of [12, 5]) await world.send(id, days, String(bytesOf(n, isDearer)));
      }),
    );
  at(-19);
  const metrics = [
    'metrics:',
    '  primary: revenue-per-workspace',
    '  window: 2',
    '  secondary: [usage-per-workspace, margin-per-workspace, downgrade]',
    '  guardrails: [{ metric: churn, notWorseBy: 30 }, { metric: usage-per-workspace, notWorseBy: 50 }]',
    '  analysis: { engine: sequential, alpha: 0.05, cuped: true, plannedPerVariant: 120, minPerVariant: 100 }',
  ].join('\n');
  const begun = await people.begin('compared', {
    startsAt: day(-20),
    rollout: ['stages:', '  - { coverage: 100, holdFor: 300d }'],
    more: `${metrics}\n`,
  });
  expect(begun).toMatchObject([200, { state: 'running' }]);
  expect(await results()).toMatchObject([409, { code: 'experiment.not-compared' }]);
  for (const ahead of [-12, -5, 2]) {
    at(ahead);
    for (const id of ahead === -5 ? ends : []) await ended(id, day(-6));
    expect(await world.close()).toMatchObject({ state: 'ended' });
  }

  // The window is over and all of it is billed; late usage may still come.
  await refreshed();
  expect(await results()).toMatchObject([
    200,
    {
      verdict: { word: 'keep running', earliest: day(36) },
      arms: [
        { key: 'control', enrolled: ARM, mature: 0 },
        { key: 'dearer', enrolled: ARM, mature: 0 },
      ],
      primary: { variants: [{ fault: { code: 'analysis.too-few-units' } }] },
    },
  ]);

  at(37);
  const hash = await refreshed();
  const [, found] = (await results()) as unknown as [number, Record<string, Json>];
  const bill = (isDearer: boolean, priceOf: (bytes: number) => number): number =>
    meanOf(Array.from({ length: ARM }, (_, n) => priceOf(bytesOf(n, isDearer)) * weeksOf(n)));
  const first = (isDearer: boolean, priceOf: (bytes: number) => number): number =>
    meanOf(Array.from({ length: ARM }, (_, n) => priceOf(bytesOf(n, isDearer))));
  const rise = first(true, dearerPrice) / first(false, controlPrice) - 1;
  const [x, z] = [bill(false, controlPrice), bill(false, dearerPrice)];
  const [y, w] = [bill(true, dearerPrice), bill(true, controlPrice)];
  const near = (value: number): unknown => expect.closeTo(value, 9);
  expect(found).toMatchObject({
    verdict: { word: 'ship', variant: 'dearer' },
    primary: {
      variants: [
        {
          control: { units: ARM, mean: String(Number(x.toFixed(12))) },
          compared: { difference: 'relative' },
          raw: { effect: near((y - x) / x) },
        },
      ],
    },
    overTime: [
      { periods: 1, variants: [{ compared: { effect: near(rise) } }] },
      { periods: 2, variants: [{ compared: { effect: near((y - x) / x) } }] },
    ],
    bills: [
      {
        split: {
          price: { effect: near(z - x) },
          behaviour: { effect: near(y - z) },
          total: { effect: near(y - x) },
          otherOrder: { price: { effect: near(y - w) }, behaviour: { effect: near(w - x) } },
          isPriceAmbiguous: false,
        },
      },
    ],
    guardrails: [{ variants: [{ verdict: 'pass' }] }, { variants: [{ verdict: 'pass' }] }],
    sampleRatio: { isAlarm: false, observed: [ARM, ARM] },
    arms: [
      { mature: ARM, realisedPrice: 1, overridden: 0 },
      { mature: ARM, realisedPrice: 1 },
    ],
  });
  // What units paid before explains much of what they pay; not that somebody leaves.
  const primary = found['primary']?.['variants'] as { compared: Json; raw: Json }[];
  expect(Number(primary[0]?.compared['standardError'])).toBeLessThan(
    Number(primary[0]?.raw['standardError']) * 0.8,
  );

  // The same data gives the same bytes, whoever computes them from nothing.
  const client = new pg.Client({ connectionString: world.api.database.url });
  await client.connect();
  // What a look is about to end was found out before.
  await until(
    async () => (await client.query('select from experiment_snapshot where done_at is null')).rowCount === 0,
  );
  await client.query('delete from unit_figures');
  await client.query('delete from experiment_bill');
  await client.query('delete from experiment_history');
  world.api.clock.set(day(37).replace('T00', 'T12'));
  expect(await refreshed()).toBe(hash);
  const { rows } = await client.query<{ document: string; hash: string }>(
    'select document, hash from experiment_snapshot where done_at is not null order by as_of desc limit 1',
  );
  expect(createHash('sha256').update(String(rows[0]?.document)).digest('hex')).toBe(rows[0]?.hash);
  await client.end();

  // A finished experiment is one signed file.
  expect(await people.ada.get('/v1/experiments/compared/bundle')).toMatchObject([
    409,
    { code: 'experiment.still-running' },
  ]);
  const stop = { verb: 'stop-enrolment', dryRun: false, reason: 'the question is answered' };
  expect((await people.ada.post('/v1/experiments/compared/stop', stop))[0]).toBe(200);
  const [status, signed] = await people.ada.get('/v1/experiments/compared/bundle');
  expect(status).toBe(200);
  expect(signed).toMatchObject({
    signature: expect.stringMatching(/^ed25519:/),
    bundle: {
      schema: 'ratebook/bundle-v1',
      experiment: { key: 'compared', stopReason: 'the question is answered' },
      variants: [{ key: 'control' }, { key: 'dearer' }],
      results: { verdict: { word: 'ship', variant: 'dearer' } },
    },
  });
  // Its owner keeps the file, and somebody without the service checks it.
  const folder = await mkdtemp(join(tmpdir(), 'ratebook-bundle-'));
  const env = { RATEBOOK_URL: world.api.address, RATEBOOK_KEY: world.api.key, NO_COLOR: '1' };
  const shown = await ratebook(['experiment', 'results', 'compared', '--refresh', '--report', folder], {
    env,
  });
  expect(shown).toMatchObject({ code: 0 });
  expect(shown.stdout).toContain('ship');
  expect(await readFile(join(folder, 'report.md'), 'utf8')).toContain('waterfall.svg');
  const printed = await ratebook(['experiment', 'bundle', 'compared'], { env });
  const file = join(folder, 'bundle.json');
  await writeFile(file, printed.stdout);
  const keys = join(folder, 'keys.json');
  await writeFile(keys, JSON.stringify((await people.ada.get('/.well-known/ratebook-keys.json'))[1]));
  const alone = { env: { NO_COLOR: '1' } };
  const checked = await ratebook(['analyse', file, '--keys', keys, '--json'], alone);
  expect(checked).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(checked.stdout)).toMatchObject({
    experiment: 'compared',
    recomputed: { differences: [] },
    results: { verdict: { word: 'ship' } },
  });
  // One digit of one sum is another file: its signature is wrong, and so are the figures that follow from it.
  await writeFile(file, printed.stdout.replace(/"word":"ship"/, '"word":"stop"'));
  const changed = await ratebook(['analyse', file, '--json'], alone);
  expect(changed.code).toBe(1);
  expect(JSON.parse(changed.stdout)).toMatchObject({
    recomputed: { differences: [{ pointer: '/verdict/word' }] },
  });
});
