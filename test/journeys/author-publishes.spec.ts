import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ensureBuilt, ratebook } from '../built-cli.js';
import { type ApiServer, apiServer, ROOT } from './api-server.js';

/** One story, told in order: each part goes on where the one before ended. */
let api: ApiServer;
let home: string;
let author: string;
let reviewer: string;

const LATER = '2026-12-01T00:00:00Z';
const SUBSCRIBED = '2026-01-01T00:00:00Z';

beforeAll(async () => {
  await ensureBuilt();
  home = await mkdtemp(join(tmpdir(), 'ratebook-author-'));
  await cp(join(ROOT, 'test', 'journeys', 'rules'), join(home, 'rules'), { recursive: true });
  api = await apiServer({ rulesFolder: join(home, 'rules') });
  author = await keyFor('ada', ['packages:read', 'packages:write', 'packages:publish', 'quotes:create']);
  reviewer = await keyFor('grace', ['packages:read', 'packages:approve', 'audit:read']);
}, 180_000);
afterAll(async () => {
  await api.stop();
  await rm(home, { recursive: true, force: true });
});

async function keyFor(holder: string, scopes: readonly string[]): Promise<string> {
  const reply = await api.post(
    '/v1/keys',
    { name: `${holder}'s laptop`, holder, scopes },
    { headers: { 'idempotency-key': `key-${holder}` } },
  );
  expect(reply.status).toBe(201);
  return ((await reply.json()) as { key: string }).key;
}

const as = (key: string, ...args: string[]) =>
  ratebook(args, { cwd: home, env: { RATEBOOK_URL: api.address, RATEBOOK_KEY: key, NO_COLOR: '1' } });

async function ok(key: string, ...args: string[]): Promise<{ stdout: string; stderr: string }> {
  const { code, stdout, stderr } = await as(key, ...args);
  expect([args, code, stderr]).toEqual([args, 0, stderr]);
  return { stdout, stderr };
}

const hashOf = async (file: string): Promise<string> => {
  const { stdout } = await ok(author, 'plan', file, '--json');
  return (JSON.parse(stdout) as { versions: { contentHash: string }[] }).versions[0]?.contentHash ?? '';
};

const versionOf = async (path: string): Promise<Record<string, unknown>> =>
  (await (await api.get(path)).json()) as Record<string, unknown>;

const priceOf = async (at: string): Promise<unknown> => {
  const reply = await api.post('/v1/quotes/preview', {
    package: 'coffee',
    quantities: { seats: '12' },
    subscription: { start: SUBSCRIBED },
    at,
  });
  const quote = (await reply.json()) as { code?: string; total?: string };
  return quote.total ?? quote.code;
};

const file = (version: number) => join(home, 'rules', 'packages', 'coffee', `${version}.yaml`);

describe('an author publishes', () => {
  it('writes a first version, and hands it in: it waits for somebody else', async () => {
    await ok(author, 'new', 'coffee');
    const written = await readFile(file(1), 'utf8');
    await writeFile(
      file(1),
      written.replace(/^# *effectiveFrom:.*$/m, 'effectiveFrom: 2026-01-01T00:00:00Z'),
    );
    await ok(author, 'check');
    const plan = await ok(author, 'plan', 'coffee');
    expect(plan.stdout).toContain('coffee@1');
    expect((await versionOf('/v1/packages/coffee/versions/1'))['code']).toBe('package.unknown');
    const { stderr } = await ok(author, 'publish', 'coffee');
    expect(stderr).toContain('coffee@1 waits for the approval of somebody else');
    expect(await versionOf('/v1/packages/coffee/versions/1')).toMatchObject({ state: 'in-review' });
    expect(await priceOf(LATER)).toBe('package.unknown');
  }, 120_000);

  it('cannot approve it, and an edit voids what was approved', async () => {
    const own = await as(author, 'approve', 'coffee@1');
    expect([own.code, own.stderr]).toEqual([2, expect.stringContaining('packages:approve')]);
    await ok(reviewer, 'approve', 'coffee@1', '--comment', 'looks right');
    const before = await readFile(file(1), 'utf8');
    await writeFile(file(1), before.replace('amount: 50.00', 'amount: 55.00'));
    const { stderr } = await ok(author, 'publish', 'coffee');
    expect(stderr).toContain('coffee@1 waits');
    await writeFile(file(1), before);
    expect((await ok(author, 'publish', 'coffee')).stderr).toContain('coffee@1 waits');
    const wrong = await as(reviewer, 'approve', 'coffee@1', '--hash', '0'.repeat(64));
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('hash')]);
  }, 120_000);

  it('publishes once it is approved, once however often it is asked', async () => {
    await ok(reviewer, 'approve', 'coffee@1', '--hash', await hashOf('coffee@1'));
    expect((await ok(author, 'publish', 'coffee')).stderr).toContain('coffee@1 is published');
    expect((await ok(author, 'publish', 'coffee')).stderr).toContain('1 unchanged');
    expect(await readFile(join(home, 'rules', 'published.lock.json'), 'utf8')).toContain('"coffee@1"');
    expect(await priceOf(LATER)).toBe('190.00');
    const inputs = ['--quantity', 'seats=12', '--subscription-start', SUBSCRIBED, '--at', LATER];
    const quoted = await ok(author, 'quote', 'coffee@1', ...inputs, '--json');
    expect((JSON.parse(quoted.stdout) as { total: string }).total).toBe('190.00');
  }, 120_000);

  it('finds out that a published file was changed before anything is sent', async () => {
    const before = await readFile(file(1), 'utf8');
    await writeFile(file(1), before.replace('amount: 50.00', 'amount: 60.00'));
    const { code, stdout } = await as(author, 'publish', 'coffee');
    expect([code, stdout]).toEqual([1, expect.stringContaining('published-changed')]);
    await writeFile(file(1), before);
  }, 60_000);

  it('sees in words what the next version would change, and who waits for it', async () => {
    await ok(author, 'new', 'coffee');
    const next = (await readFile(file(2), 'utf8'))
      .replace('amount: 50.00', 'amount: 45.00')
      .replace(/^effectiveFrom:.*\n/m, '');
    await writeFile(file(2), next);
    const { stdout } = await ok(author, 'plan', 'coffee@2');
    expect(stdout).toMatch(/platform/);
    expect(stdout).toMatch(/50\.00[^]*45\.00/);
    await ok(author, 'publish', 'coffee@2');
    await ok(reviewer, 'approve', 'coffee@2');
    expect((await ok(author, 'publish', 'coffee')).stderr).toContain('coffee@2 is published');
    expect(await priceOf(LATER)).toBe('190.00');
  }, 120_000);

  it('promotes it with four eyes: asked, approved, then current from that instant on', async () => {
    const asked = await ok(author, 'promote', 'coffee@2', '--from', LATER);
    expect(asked.stderr).toContain('waits for the approval of somebody else');
    expect(await priceOf(LATER)).toBe('190.00');
    await ok(reviewer, 'approve', 'coffee@2', '--from', LATER);
    const made = await ok(author, 'promote', 'coffee@2', '--from', LATER);
    expect(made.stderr).toContain('coffee@2 is current from');
    expect(await priceOf('2026-11-30T23:59:59Z')).toBe('190.00');
    expect(await priceOf(LATER)).toBe('185.00');
  }, 120_000);

  it('is told in a sentence when the service does not answer', async () => {
    for (const verb of ['plan', 'publish']) {
      const { code, stderr } = await ratebook([verb, 'coffee'], {
        cwd: home,
        env: { RATEBOOK_URL: 'http://127.0.0.1:1', RATEBOOK_KEY: author, NO_COLOR: '1' },
      });
      expect([verb, code, stderr]).toEqual([verb, 2, expect.stringContaining('the service does not answer')]);
    }
  }, 60_000);

  it('leaves a whole audit chain behind', async () => {
    const { stderr } = await ok(reviewer, 'audit', 'verify');
    expect(stderr).toMatch(/the audit chain is whole: \d+ rows/);
    const reply = await api.get('/v1/audit?subject=coffee@1&limit=200');
    const { data } = (await reply.json()) as { data: { action: string; holder: string }[] };
    expect(data.filter(({ action }) => action === 'package.version-published')).toEqual([
      expect.objectContaining({ holder: 'ada' }),
    ]);
  }, 60_000);
});
