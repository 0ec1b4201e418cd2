import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { isSealed } from '#signing';
import { AuditStore, openStorage, SigningKeyStore, type Storage } from '#storage';
import { FrozenClock, type TestDatabase, testDatabase } from '#testing';
import { RecordAudit } from '../auditing/record-audit.js';
import { CheckSignature } from './check-signature.js';
import { EnsureSigningKey } from './ensure-signing-key.js';
import { ListPublishedKeys } from './list-published-keys.js';
import { MakeSigningKey } from './make-signing-key.js';
import { RotateSigningKey } from './rotate-signing-key.js';
import { Sign } from './sign.js';
import { SigningSecret } from './signing-secret.js';

let database: TestDatabase;
let clock: FrozenClock;
let opened: Storage[];

beforeEach(async () => {
  database = await testDatabase();
  clock = new FrozenClock('2026-11-23T12:00:00Z');
  opened = [];
}, 60_000);
afterEach(async () => {
  for (const storage of opened) await storage.close();
  await database.drop();
});

/** A process with a pool and a memory of its own. */
async function aProcess(...secrets: readonly string[]) {
  const outcome = await openStorage(database.url);
  if (!outcome.ok) throw new Error(outcome.fault.message);
  const storage = outcome.value;
  opened.push(storage);
  const keys = storage.store(SigningKeyStore);
  const secret = new SigningSecret(secrets);
  const audit = new RecordAudit(storage.work, storage.store(AuditStore), clock);
  const make = new MakeSigningKey(keys, secret);
  const ensure = new EnsureSigningKey(storage.work, keys, make, audit, secret, clock);
  return {
    keys,
    ensure,
    rotate: new RotateSigningKey(storage.work, keys, make, audit, clock),
    published: new ListPublishedKeys(keys),
    sign: new Sign(ensure, secret, clock),
    check: new CheckSignature(keys),
  };
}

const bytes = Buffer.from('the end of the chain');
const actor = { holder: 'ada', keyId: 'key' };
const kids = (keys: readonly { kid: string }[]): readonly string[] => keys.map(({ kid }) => kid);

async function query(statement: string): Promise<void> {
  const client = new pg.Client(database.url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

describe('the signing key', () => {
  it('is made once by processes that start together', async () => {
    const processes = await Promise.all(Array.from({ length: 4 }, () => aProcess()));
    const outcomes = await Promise.all(processes.map(({ ensure }) => ensure.run()));
    const made = outcomes.map((outcome) => (outcome.ok ? outcome.value.kid : 'none'));
    expect(new Set(made)).toEqual(new Set([made[0]]));
    expect(kids((await processes[0]?.keys.all()) ?? [])).toEqual([made[0]]);
  });

  it('signs what every process can check', async () => {
    const [one, other] = [await aProcess(), await aProcess()];
    const signature = await one.sign.run(bytes);
    expect(await other.check.run(bytes, signature)).toBe('good');
    expect(await other.check.run(Buffer.from('another end'), signature)).toBe('wrong');
    expect(await other.check.run(bytes, { ...signature, kid: 'nobody' })).toBe('unknown-key');
  });

  it('is published an hour before it signs, and stays published when its successor does', async () => {
    const { ensure, rotate, published, sign, check } = await aProcess();
    const first = await ensure.run();
    const next = await rotate.run({ actor, reason: 'a year has passed', revokes: false });
    expect(kids(await published.run())).toEqual([first.ok && first.value.kid, next.kid]);
    clock.set('2026-11-23T12:59:59Z');
    const before = await sign.run(bytes);
    expect(before.kid).toBe(first.ok && first.value.kid);
    clock.set('2026-11-23T13:00:05Z');
    expect((await sign.run(bytes)).kid).toBe(next.kid);
    expect(kids(await published.run())).toHaveLength(2);
    expect(await check.run(bytes, before)).toBe('good');
  });

  it('is rotated once by two who ask together', async () => {
    const [one, other] = [await aProcess(), await aProcess()];
    await one.ensure.run();
    const rotation = { actor, reason: 'twice', revokes: false };
    const [a, b] = await Promise.all([one.rotate.run(rotation), other.rotate.run(rotation)]);
    expect(a.kid).toBe(b.kid);
    expect(await one.keys.all()).toHaveLength(2);
  });

  it('that was revoked is believed no more, and its successor signs at once', async () => {
    const { rotate, published, sign, check } = await aProcess();
    const old = await sign.run(bytes);
    const next = await rotate.run({ actor, reason: 'a laptop was stolen', revokes: true });
    expect(kids(await published.run())).toEqual([next.kid]);
    expect(await check.run(bytes, old)).toBe('revoked-key');
    clock.set('2026-11-23T12:00:05Z');
    expect((await sign.run(bytes)).kid).toBe(next.kid);
  });

  it('is rotated by itself once it has signed for a quarter', async () => {
    const { ensure, rotate, keys } = await aProcess();
    await ensure.run();
    expect(await rotate.whenDue()).toBeUndefined();
    clock.set('2027-02-21T12:00:00Z');
    expect(await rotate.whenDue()).toMatchObject({ createdAt: clock.now() });
    expect(await rotate.whenDue()).toBeUndefined();
    expect(await keys.all()).toHaveLength(2);
  });

  it('cannot be deleted', async () => {
    const { ensure } = await aProcess();
    await ensure.run();
    await expect(query('delete from signing_key')).rejects.toMatchObject({ code: '23001' });
    await expect(query('truncate signing_key')).rejects.toMatchObject({ code: '23001' });
  });
});

describe('the private key', () => {
  it('is sealed by the secret of the operator, also when the secret came later', async () => {
    const open = await aProcess();
    const signature = await open.sign.run(bytes);
    expect((await open.keys.all()).map(({ privateKey }) => isSealed(privateKey))).toEqual([false]);
    const sealed = await aProcess('a secret of the operator');
    expect((await sealed.sign.run(bytes)).kid).toBe(signature.kid);
    expect((await sealed.keys.all()).map(({ privateKey }) => isSealed(privateKey))).toEqual([true]);
    expect(await open.check.run(bytes, await sealed.sign.run(bytes))).toBe('good');
  });

  it('is sealed anew when the secret changes, from the old one', async () => {
    const { kid } = await (await aProcess('the old secret')).sign.run(bytes);
    expect((await (await aProcess('the new secret', 'the old secret')).sign.run(bytes)).kid).toBe(kid);
    expect((await (await aProcess('the new secret')).sign.run(bytes)).kid).toBe(kid);
    expect(await (await aProcess('the old secret')).ensure.run()).toMatchObject({ ok: false });
  });

  it('does not open with another secret, or without one, and says so', async () => {
    await (await aProcess('a secret of the operator')).ensure.run();
    for (const secrets of [['another secret'], []])
      expect(await (await aProcess(...secrets)).ensure.run()).toMatchObject({
        ok: false,
        faults: [
          {
            code: 'signing-key.sealed',
            help: 'set RATEBOOK_SECRET to the secret that it was sealed with, or to `new,old`',
          },
        ],
      });
  });
});
