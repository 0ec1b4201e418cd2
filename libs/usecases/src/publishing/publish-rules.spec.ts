import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RuleFile } from '#rulebook';
import {
  DefinitionSetStore,
  openStorage,
  OutboxStore,
  PackageVersionStore,
  type Storage,
  UsageFillStore,
  UsageMeterStore,
  UsageQuarantineStore,
} from '#storage';
import { FrozenClock, type TestDatabase, testDatabase } from '#testing';
import { RegisterMeters } from '../metering/register-meters.js';
import { VersionDirectory } from '../packages/version-directory.js';
import { PublishRules } from './publish-rules.js';

let database: TestDatabase;
let storage: Storage;
let publish: PublishRules;

beforeEach(async () => {
  database = await testDatabase();
  const outcome = await openStorage(database.url);
  if (!outcome.ok) throw new Error(outcome.fault.message);
  storage = outcome.value;
  const clock = new FrozenClock('2026-11-23T12:00:00Z');
  publish = new PublishRules(
    storage.work,
    storage.store(PackageVersionStore),
    storage.store(DefinitionSetStore),
    clock,
    new VersionDirectory(storage.work, storage.store(PackageVersionStore), storage.feed),
    new RegisterMeters(
      storage.work,
      storage.store(UsageMeterStore),
      storage.store(UsageFillStore),
      storage.store(UsageQuarantineStore),
      storage.store(OutboxStore),
      clock,
    ),
  );
}, 60_000);
afterEach(async () => {
  await storage.close();
  await database.drop();
});

const file = (path: string, text: string): RuleFile => ({ path, bytes: new TextEncoder().encode(text) });
const version = (key: string, number: number, amount = `${number}.00`): RuleFile =>
  file(
    `packages/${key}/${number}.yaml`,
    `schema: ratebook/v1\npackage: ${key}\nversion: ${number}\ncurrency: USD\ninterval: month\ncharges:\n  - { key: fee, model: flat, amount: ${amount} }\n`,
  );
const run = (files: readonly RuleFile[]) =>
  publish.onEmptyDatabase('bootstrap', () => Promise.resolve(files));

describe('publishing a rules folder on an empty database', () => {
  it('publishes every version, with the actor, the file byte for byte and its hash', async () => {
    const files = [version('a', 1), version('a', 2), version('b', 1)];
    expect(await run(files)).toEqual({ ok: true, value: ['a@1', 'a@2', 'b@1'] });
    const stored = await storage.store(PackageVersionStore).find('a', 2);
    expect(stored).toMatchObject({ publishedBy: 'bootstrap', previousNumber: 1, currency: 'USD' });
    expect(Buffer.from(stored?.source ?? [])).toEqual(Buffer.from(files[1]?.bytes ?? []));
    expect(stored?.document).toContain('"amount":"2.00"');
  });

  it('publishes nothing when any file has an error, and says where it is', async () => {
    const outcome = await run([version('a', 1), version('b', 1, '-5')]);
    expect(outcome).toMatchObject({ ok: false, faults: [{ code: 'rules-invalid' }] });
    expect(outcome.ok ? '' : outcome.faults[0].message).toContain('rules/packages/b/1.yaml:7:');
    expect(await storage.store(PackageVersionStore).isEmpty()).toBe(true);
  });

  it('leaves no version number out between two, but may begin at any', async () => {
    expect(await run([version('a', 3), version('a', 5)])).toMatchObject({
      ok: false,
      faults: [{ code: 'package.version-gap', message: '`a@5` follows `a@3`: version 4 is missing' }],
    });
    expect(await run([version('a', 3), version('a', 4)])).toEqual({ ok: true, value: ['a@3', 'a@4'] });
  });

  it('leaves a database with packages alone', async () => {
    await run([version('a', 1)]);
    expect(await run([version('b', 1)])).toEqual({ ok: true, value: [] });
    expect(await storage.store(PackageVersionStore).has('b')).toBe(false);
  });

  it('happens once when several processes start together', async () => {
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => run([version('a', 1)])));
    const published = outcomes.map((outcome) => (outcome.ok ? outcome.value.length : -1));
    expect(published.sort()).toEqual([0, 0, 0, 0, 1]);
  });
});
