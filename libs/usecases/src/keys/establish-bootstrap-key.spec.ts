import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiKeyStore, AuditStore, openStorage, type Storage } from '#storage';
import { FrozenClock, type TestDatabase, testDatabase } from '#testing';
import { RecordAudit } from '../auditing/record-audit.js';
import { generateKey, presentedKey } from './api-key.js';
import { EstablishBootstrapKey } from './establish-bootstrap-key.js';

const clock = new FrozenClock('2026-11-23T12:00:00Z');
let database: TestDatabase;
let storage: Storage;
let keys: ApiKeyStore;
let establish: EstablishBootstrapKey;

beforeAll(async () => {
  database = await testDatabase();
  const outcome = await openStorage(database.url);
  if (!outcome.ok) throw new Error(outcome.fault.message);
  storage = outcome.value;
  keys = storage.store(ApiKeyStore);
  const record = new RecordAudit(storage.work, storage.store(AuditStore), clock);
  establish = new EstablishBootstrapKey(storage.work, keys, record, clock);
}, 60_000);
afterAll(async () => {
  await storage.close();
  await database.drop();
});

const rows = async (): Promise<unknown[]> =>
  (await storage.store(AuditStore).after(0n, 100)).map(({ action, holder, subject, detail }) => [
    action,
    holder,
    subject,
    detail,
  ]);

describe('the bootstrap key', () => {
  it('leaves a row in the audit when a start changes something about it, and none when it does not', async () => {
    const [one, two] = [generateKey(), generateKey()];
    const [first = '', second = ''] = [one, two].map((text) => presentedKey(text)?.id);
    const row = (id: string, ends: string) => [
      'key.bootstrap-established',
      'system',
      id,
      `{"ends":[${ends}]}`,
    ];

    await establish.run(one, { isOnly: false });
    const made = [row(first, '')];
    expect(await rows()).toEqual(made);
    await establish.run(one, { isOnly: false });
    await establish.run(one, { isOnly: true });
    expect(await rows()).toEqual(made);

    await establish.run(two, { isOnly: true });
    const replaced = [...made, row(second, `"${first}"`)];
    expect(await rows()).toEqual(replaced);
    expect(await keys.find(first)).toMatchObject({ revokedAt: clock.now() });
    await establish.run(two, { isOnly: true });
    expect(await rows()).toEqual(replaced);

    await keys.revoke(second, clock.now());
    await establish.run(two, { isOnly: true });
    expect(await rows()).toEqual([...replaced, row(second, '')]);
    expect((await keys.find(second))?.revokedAt).toBeUndefined();
  });
});
