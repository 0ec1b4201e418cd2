import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '#testing';
import { start } from './start.js';

let database: TestDatabase;
let root: string;
beforeEach(async () => {
  database = await testDatabase();
  root = await mkdtemp(join(tmpdir(), 'ratebook-root-'));
}, 60_000);
afterEach(async () => {
  await database.drop();
  await rm(root, { recursive: true });
});

const run = () =>
  start(root, { PORT: '0', DATABASE_URL: database.url }, '0.0.0-test', {
    logLevel: 'warn',
    logFormat: 'text',
  });
const PACKAGE =
  'schema: ratebook/v1\npackage: a\nversion: 1\ncurrency: USD\ninterval: month\ncharges:\n  - { key: fee, model: flat, amount: 1.00 }\n';

describe('starting the service', () => {
  it('is refused in a sentence when the rules are there and cannot be read', async () => {
    await writeFile(join(root, 'rules'), 'text');
    expect(await run()).toMatchObject({
      ok: false,
      faults: [{ code: 'setup.rules-unreadable', message: '`rules/` is a file, not a folder' }],
    });
  });

  it('succeeds without an example, and says why there is none', async () => {
    const rules = join(root, 'rules');
    await mkdir(join(rules, 'packages', 'a'), { recursive: true });
    await writeFile(join(rules, 'packages', 'a', '1.yaml'), PACKAGE);
    const first = await run();
    if (!first.ok) throw new Error(first.faults[0]?.message);
    await first.value.stop();
    expect(first.value.published).toEqual(['a@1']);
    await rm(rules, { recursive: true });
    await writeFile(rules, 'text');
    const second = await run();
    if (!second.ok) throw new Error(second.faults[0]?.message);
    const reply = await fetch(`${second.value.address}/health/ready`);
    await second.value.stop();
    expect([reply.status, second.value.exampleFault]).toEqual([200, '`rules/` is a file, not a folder']);
  }, 20_000);
});
