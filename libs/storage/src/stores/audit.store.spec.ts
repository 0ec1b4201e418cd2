import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { instant } from '#calendar';
import { AuditStore, openStorage, type Storage } from '#storage';
import { type TestDatabase, testDatabase } from '#testing';

let database: TestDatabase;
let storage: Storage;

beforeAll(async () => {
  database = await testDatabase();
  const outcome = await openStorage(database.url);
  if (!outcome.ok) throw new Error(outcome.fault.message);
  storage = outcome.value;
}, 60_000);
afterAll(async () => {
  await storage.close();
  await database.drop();
});

describe('the end of the audit chain', () => {
  it('is the row with the largest number, also from ten on', async () => {
    const audit = storage.store(AuditStore);
    for (let seq = 1n; seq <= 12n; seq += 1n)
      await storage.work.run(async () => {
        const end = await audit.lockEnd();
        expect(end.seq).toBe(seq - 1n);
        await audit.append({
          seq,
          at: instant('2027-01-01T00:00:00Z'),
          holder: 'ada',
          keyId: 'none',
          action: 'workspace.created',
          subject: 'acme',
          detail: '{}',
          previousHash: end.hash,
          hash: new Uint8Array(32).fill(Number(seq)),
        });
      });
  });
});
