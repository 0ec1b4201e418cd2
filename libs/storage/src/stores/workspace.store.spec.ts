import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { instant } from '#calendar';
import { openStorage, type Storage, WorkspaceStore } from '#storage';
import { type TestDatabase, testDatabase } from '#testing';

let database: TestDatabase;
let storage: Storage;
let workspaces: WorkspaceStore;
const AT = instant('2027-01-01T00:00:00Z');
const LATER = instant('2027-01-02T00:00:00Z');

beforeAll(async () => {
  database = await testDatabase();
  const outcome = await openStorage(database.url);
  if (!outcome.ok) throw new Error(outcome.fault.message);
  storage = outcome.value;
  workspaces = storage.store(WorkspaceStore);
}, 60_000);
afterAll(async () => {
  await storage.close();
  await database.drop();
});

const ACME = {
  id: 'acme',
  attributes: { segment: 'startup', tags: ['a', 'b'], beta: true },
  billingAccount: 'acme-holding',
  timeZone: 'Europe/London',
};

describe('a workspace', () => {
  it('is created once', async () => {
    const created = await workspaces.insert(ACME, AT);
    expect(created).toEqual({ ...ACME, revision: 1, createdAt: AT, updatedAt: AT });
    expect(await workspaces.insert({ ...ACME, attributes: {} }, LATER)).toBeUndefined();
    expect(await workspaces.find('acme')).toEqual(created);
  });

  it('is replaced as a whole, at the revision that the writer has seen', async () => {
    const plain = { id: 'acme', attributes: {}, timeZone: 'UTC' };
    expect(await workspaces.replace(plain, 1, LATER)).toEqual({
      ...plain,
      revision: 2,
      createdAt: AT,
      updatedAt: LATER,
    });
    expect(await workspaces.replace(ACME, 1, LATER)).toBeUndefined();
    expect(await workspaces.replace({ ...plain, id: 'none' }, 1, LATER)).toBeUndefined();
  });

  it('is listed in the byte order of ids, whatever the language of the database', async () => {
    for (const id of ['Zeta', 'ångström', 'beta']) await workspaces.insert({ ...ACME, id }, AT);
    const ids = async (after: string, limit: number): Promise<readonly string[]> =>
      (await workspaces.list(after, limit)).map(({ id }) => id);
    expect(await ids('', 10)).toEqual(['Zeta', 'acme', 'beta', 'ångström']);
    expect(await ids('acme', 1)).toEqual(['beta']);
  });
});
