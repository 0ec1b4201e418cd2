import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { AuditStore, openStorage, QuoteDigestStore, SigningKeyStore, type Storage } from '#storage';
import { FrozenClock, type TestDatabase, testDatabase } from '#testing';
import { CheckSignature } from '../signing/check-signature.js';
import { EnsureSigningKey } from '../signing/ensure-signing-key.js';
import { MakeSigningKey } from '../signing/make-signing-key.js';
import { RotateSigningKey } from '../signing/rotate-signing-key.js';
import { Sign } from '../signing/sign.js';
import { SigningSecret } from '../signing/signing-secret.js';
import { auditHash } from './audit-entry.js';
import { CheckChain } from './check-chain.js';
import { CheckSeal } from './check-seal.js';
import { MakeCheckpoint } from './make-checkpoint.js';
import { RecordAudit } from './record-audit.js';
import { VerifyAudit } from './verify-audit.js';

const actor = { holder: 'ada', keyId: 'key' };
let database: TestDatabase;
let storage: Storage;
let superuser: pg.Client;
let record: RecordAudit;
let checkpoint: MakeCheckpoint;
let verify: VerifyAudit;
let rotate: RotateSigningKey;
let audit: AuditStore;

beforeEach(async () => {
  database = await testDatabase();
  const outcome = await openStorage(database.url);
  if (!outcome.ok) throw new Error(outcome.fault.message);
  storage = outcome.value;
  superuser = new pg.Client(database.url);
  await superuser.connect();
  // Without this the triggers refuse every one of the attacks below.
  await superuser.query('set session_replication_role = replica');
  const clock = new FrozenClock('2026-11-23T12:00:00Z');
  audit = storage.store(AuditStore);
  const keys = storage.store(SigningKeyStore);
  const secret = new SigningSecret([]);
  record = new RecordAudit(storage.work, audit, clock);
  const make = new MakeSigningKey(keys, secret);
  const ensure = new EnsureSigningKey(storage.work, keys, make, record, secret, clock);
  rotate = new RotateSigningKey(storage.work, keys, make, record, clock);
  const check = new CheckChain(audit);
  checkpoint = new MakeCheckpoint(audit, check, new Sign(ensure, secret, clock), clock);
  verify = new VerifyAudit(
    audit,
    check,
    new CheckSignature(keys),
    new CheckSeal(storage.store(QuoteDigestStore)),
  );
  // Row 1 is the signing key's; then twelve changes, so that 10 comes after 9 in every order but that of texts.
  await ensure.run();
  for (let n = 2; n <= 13; n += 1)
    await record.run({ actor, action: 'workspace.changed', subject: `w${n}`, detail: { plan: `${n}` } });
}, 60_000);
afterEach(async () => {
  await superuser.end();
  await storage.close();
  await database.drop();
});

const attack = async (...statements: readonly string[]): Promise<void> => {
  for (const statement of statements) await superuser.query(statement);
};
const firstBad = async () => {
  const { firstBad: found } = await verify.run();
  return found && [found.kind, Number(found.seq)];
};
/** Moves rows from `first` on by `step`, without two of them meeting. */
const shift = (first: number, step: number): readonly string[] => [
  `update audit set seq = seq + 1000 where seq >= ${first}`,
  `update audit set seq = seq - 1000 + ${step} where seq >= 1000`,
];
const insertRow = (seq: number, hash: string): string =>
  `insert into audit select ${seq}, at, 'eve', key_id, action, subject, reason, detail,
     (select hash from audit where seq = ${seq - 1}), ${hash} from audit where seq = ${seq - 1}`;

/** Gives row `seq` the hash that its content asks for: what somebody would do who knows how the chain is made. */
async function rehash(seq: number): Promise<void> {
  const [row] = await audit.after(BigInt(seq - 1), 1);
  if (row === undefined) throw new Error('no such row');
  await superuser.query('update audit set hash = $1 where seq = $2', [auditHash(row), seq]);
}

describe('the audit chain', () => {
  it('that nobody touched is in order', async () => {
    expect(await verify.run()).toEqual({ ok: true, rows: 13n, checkedFrom: 1n, checkedTo: 13n });
    await checkpoint.run();
    expect(await verify.run()).toMatchObject({ ok: true, checkpoint: { seq: 13n } });
  });

  it('of nothing is in order', async () => {
    await attack('delete from audit');
    expect(await verify.run()).toEqual({ ok: true, rows: 0n, checkedFrom: 0n, checkedTo: 0n });
  });

  it.each(['holder', 'key_id', 'action', 'subject', 'reason', 'detail'])(
    'shows an edit of %s',
    async (column) => {
      await attack(`update audit set ${column} = 'x' where seq = 7`);
      expect(await firstBad()).toEqual(['edited', 7]);
    },
  );

  it('shows an edit of the instant and of either hash', async () => {
    await attack(`update audit set at = at + interval '1 microsecond' where seq = 4`);
    expect(await firstBad()).toEqual(['edited', 4]);
    await attack(`update audit set hash = sha256('x') where seq = 3`);
    expect(await firstBad()).toEqual(['edited', 3]);
    await attack(`update audit set previous_hash = sha256('x') where seq = 2`);
    expect(await firstBad()).toEqual(['edited', 2]);
  });

  it('shows an edit whose hash was made anew', async () => {
    await attack(`update audit set holder = 'eve' where seq = 7`);
    await rehash(7);
    expect(await firstBad()).toEqual(['edited', 7]);
  });

  it('shows a row that was deleted, also when the others closed up', async () => {
    await attack('delete from audit where seq = 9');
    expect(await firstBad()).toEqual(['missing', 9]);
    await attack(...shift(10, -1));
    expect(await firstBad()).toEqual(['missing', 9]);
  });

  it('shows that the beginning is missing', async () => {
    await attack('delete from audit where seq <= 3');
    expect(await firstBad()).toEqual(['missing', 1]);
    await attack(...shift(4, -3));
    expect(await firstBad()).toEqual(['missing', 1]);
  });

  it('shows a row that was inserted, also with the hash that it should have', async () => {
    await attack(...shift(6, 1), insertRow(6, `sha256('x')`));
    expect(await firstBad()).toEqual(['inserted', 6]);
    await rehash(6);
    expect(await firstBad()).toEqual(['inserted', 6]);
  });

  it('shows several rows that were inserted', async () => {
    await attack(...shift(6, 2), insertRow(6, `sha256('x')`), insertRow(7, `sha256('y')`));
    expect(await firstBad()).toEqual(['inserted', 6]);
  });

  it('shows rows that changed places, and a row that moved', async () => {
    await attack(
      'update audit set seq = 999 where seq = 5',
      'update audit set seq = 5 where seq = 11',
      'update audit set seq = 11 where seq = 999',
    );
    expect(await firstBad()).toEqual(['reordered', 5]);
    await attack(
      'update audit set seq = 999 where seq = 5',
      'update audit set seq = 5 where seq = 11',
      'update audit set seq = 11 where seq = 999',
      'update audit set seq = 14 where seq = 5',
    );
    expect(await firstBad()).toEqual(['reordered', 5]);
  });

  it('that was cut off is sound in itself; a signed checkpoint shows it, wherever it was kept', async () => {
    await attack('delete from audit where seq = 13');
    expect(await firstBad()).toBeUndefined();
    const made = await checkpoint.run();
    await attack('delete from audit where seq > 8');
    expect(await firstBad()).toEqual(['truncated', 9]);
    await attack('delete from audit_checkpoint');
    expect(await firstBad()).toBeUndefined();
    const { firstBad: found } = await verify.run(made.ok ? made.value : undefined);
    expect(found).toMatchObject({ kind: 'truncated', seq: 9n });
  });

  it('that was made anew from a row on is not what was signed', async () => {
    await checkpoint.run();
    await attack(`update audit set holder = 'eve' where seq = 7`);
    for (let seq = 7; seq <= 13; seq += 1) {
      await rehash(seq);
      await attack(
        `update audit set previous_hash = (select hash from audit where seq = ${seq}) where seq = ${seq + 1}`,
      );
    }
    expect(await verify.run()).toMatchObject({ ok: false, firstBad: { kind: 'rewritten', seq: 1n } });
  });

  it('is longer than one batch', async () => {
    await attack('delete from audit');
    await storage.work.run(async () => {
      for (let n = 0; n < 1_005; n += 1) await record.run({ actor, action: 'a.b', subject: 's' });
    });
    expect(await verify.run()).toMatchObject({ ok: true, rows: 1_005n });
    await attack(`update audit set holder = 'eve' where seq = 1001`);
    expect(await firstBad()).toEqual(['edited', 1001]);
  }, 120_000);
});

describe('a checkpoint', () => {
  it('is made when the chain has grown, and only then', async () => {
    expect(await checkpoint.run()).toMatchObject({ ok: true, value: { seq: 13n } });
    expect(await checkpoint.run()).toEqual({ ok: true, value: undefined });
    await record.run({ actor, action: 'workspace.changed', subject: 'w' });
    expect(await checkpoint.run()).toMatchObject({ ok: true, value: { seq: 14n } });
  });

  it('is not made of a chain that breaks', async () => {
    await attack('delete from audit where seq = 9');
    expect(await checkpoint.run()).toMatchObject({ ok: false, faults: [{ code: 'audit.broken' }] });
  });

  it('that the service never signed is found', async () => {
    await checkpoint.run();
    await attack(`update audit_checkpoint set at = at + interval '1 hour'`);
    expect(await firstBad()).toEqual(['checkpoint', 13]);
  });

  it('of a key that was revoked proves nothing any more; the next one does', async () => {
    await checkpoint.run();
    await rotate.run({ actor, reason: 'a laptop was stolen', revokes: true });
    expect(await verify.run()).toEqual({ ok: true, rows: 14n, checkedFrom: 1n, checkedTo: 14n });
  });
});
