import { parseInstant } from '#calendar';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openStorage, type Storage } from '../storage.js';
import { DefinitionSetStore } from './definition-set.store.js';
import { PackageVersionStore } from './package-version.store.js';
import { type TestDatabase, testDatabase } from '#testing';

let database: TestDatabase;
let storage: Storage;

const instant = (text: string): NonNullable<ReturnType<typeof parseInstant>> => {
  const read = parseInstant(text);
  if (read === undefined) throw new Error(text);
  return read;
};

let made = 0;
async function publish(key: string, number: number, publishedAt: string, effectiveFrom?: string) {
  made += 1;
  await storage.store(PackageVersionStore).insert({
    packageKey: key,
    number,
    contentHash: made.toString(16).padStart(64, '0'),
    currency: 'USD',
    interval: 'month',
    source: new TextEncoder().encode(`${key} ${number}`),
    sourcePath: `packages/${key}/${number}.yaml`,
    document: '{}',
    definitionSet: '0'.repeat(64),
    publishedAt: instant(publishedAt),
    publishedBy: 'ada',
    ...(number > 1 && { previousNumber: number - 1 }),
    ...(effectiveFrom === undefined ? {} : { effectiveFrom: instant(effectiveFrom) }),
  });
}

const currentAt = async (key: string, at: string): Promise<number | string> => {
  const current = await storage.store(PackageVersionStore).currentAt(key, instant(at));
  return current.state === 'current' ? current.number : current.state;
};

beforeAll(async () => {
  database = await testDatabase();
  const outcome = await openStorage(database.url);
  if (!outcome.ok) throw new Error(outcome.fault.message);
  storage = outcome.value;
  await storage.store(DefinitionSetStore).save({ hash: '0'.repeat(64) }, instant('2026-01-01T00:00:00Z'));
}, 60_000);

afterAll(async () => {
  await storage.close();
  await database.drop();
});

describe('the version that is current at an instant', () => {
  it('is none before the first takes effect, and changes at the very microsecond', async () => {
    await publish('a', 1, '2026-01-01T00:00:00Z', '2026-03-01T00:00:00.000001Z');
    expect(await currentAt('a', '2026-03-01T00:00:00Z')).toBe('none');
    expect(await currentAt('a', '2026-03-01T00:00:00.000001Z')).toBe(1);
  });

  it('is never one without an effective date', async () => {
    await publish('b', 1, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z');
    await publish('b', 2, '2026-02-01T00:00:00Z');
    expect(await currentAt('b', '2027-01-01T00:00:00Z')).toBe(1);
  });

  it('does not change for the past when a version is published late', async () => {
    await publish('c', 1, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z');
    await publish('c', 2, '2026-06-01T00:00:00Z', '2026-02-01T00:00:00Z');
    expect(await currentAt('c', '2026-05-31T23:59:59.999999Z')).toBe(1);
    expect(await currentAt('c', '2026-06-01T00:00:00Z')).toBe(2);
  });

  it('is the higher number when two take effect at once, and not an announced one before its day', async () => {
    await publish('d', 1, '2026-01-01T00:00:00Z', '2026-04-01T00:00:00Z');
    await publish('d', 2, '2026-01-02T00:00:00Z', '2026-04-01T00:00:00Z');
    await publish('d', 3, '2026-01-03T00:00:00Z', '2027-01-01T00:00:00Z');
    expect(await currentAt('d', '2026-04-01T00:00:00Z')).toBe(2);
    expect(await currentAt('d', '2027-01-01T00:00:00Z')).toBe(3);
  });

  it('falls back to nothing once it is retired', async () => {
    await publish('e', 1, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z');
    await publish('e', 2, '2026-02-01T00:00:00Z', '2026-02-01T00:00:00Z');
    await storage.work.manager.query(
      `update package_version set retired_at = '2026-03-01Z', retired_by = 'ada'
       where package_key = 'e' and number = 2`,
    );
    expect(await currentAt('e', '2026-02-28T00:00:00Z')).toBe(2);
    expect(await currentAt('e', '2026-03-01T00:00:00Z')).toBe('retired');
  });
});

describe('the store of package versions', () => {
  it('gives a version back as it was put in', async () => {
    await publish('f', 1, '2026-01-01T00:00:00.123456Z', '2026-03-01T00:00:00Z');
    const found = await storage.store(PackageVersionStore).find('f', 1);
    expect(new TextDecoder().decode(found?.source)).toBe('f 1');
    expect(found?.publishedAt.toString()).toBe('2026-01-01T00:00:00.123456Z');
    expect(await storage.store(PackageVersionStore).find('f', 2)).toBeUndefined();
  });

  it('lists packages by key with their latest and current versions', async () => {
    const listed = await storage
      .store(PackageVersionStore)
      .listPackages('a', 2, instant('2026-05-01T00:00:00Z'));
    expect(listed).toEqual([
      { key: 'b', latestVersion: 2, currentVersion: 1 },
      { key: 'c', latestVersion: 2, currentVersion: 1 },
    ]);
  });

  it('takes back everything of a unit of work that fails', async () => {
    await expect(
      storage.work.run(async () => {
        await publish('g', 1, '2026-01-01T00:00:00Z');
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await storage.store(PackageVersionStore).find('g', 1)).toBeUndefined();
  });
});
