import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { AuditStore, openStorage, QuoteDigestStore, SigningKeyStore, type Storage } from '#storage';
import { FrozenClock, type TestDatabase, testDatabase } from '#testing';
import { CheckSignature } from '../signing/check-signature.js';
import { CheckChain } from './check-chain.js';
import { CheckSeal } from './check-seal.js';
import { RecordAudit } from './record-audit.js';
import { SealQuotes } from './seal-quotes.js';
import { VerifyAudit } from './verify-audit.js';

const clock = new FrozenClock('2026-11-23T12:00:00Z');
let database: TestDatabase;
let storage: Storage;
let superuser: pg.Client;
let audit: AuditStore;
let seal: SealQuotes;
let verify: VerifyAudit;

beforeEach(async () => {
  clock.set('2026-11-23T12:00:00Z');
  database = await testDatabase();
  const outcome = await openStorage(database.url);
  if (!outcome.ok) throw new Error(outcome.fault.message);
  storage = outcome.value;
  superuser = new pg.Client(database.url);
  await superuser.connect();
  // Without this the triggers refuse every one of the attacks below.
  await superuser.query('set session_replication_role = replica');
  audit = storage.store(AuditStore);
  const digests = storage.store(QuoteDigestStore);
  seal = new SealQuotes(storage.work, audit, digests, new RecordAudit(storage.work, audit, clock), clock);
  const check = new CheckSignature(storage.store(SigningKeyStore));
  verify = new VerifyAudit(audit, new CheckChain(audit), check, new CheckSeal(digests));
}, 60_000);
afterEach(async () => {
  await superuser.end();
  await storage.close();
  await database.drop();
});

const idOf = (n: number): string => `019b0000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** A quote with number `n` in its id and its words, made at that time of the day. */
async function quote(n: number, time: string): Promise<void> {
  await superuser.query(
    `insert into quote (id, created_at, kind, package_key, package_version, content_hash, price_reason, period_from,
       period_to, currency, total, document, document_hash, inputs, engine_version, valid_until, created_by)
     values ($1, $2, 'quote', 'team', 1, 'hash', 'current', '2026-11-01Z', '2026-12-01Z', 'USD', 10, $3::text,
       sha256(convert_to($3::text, 'UTF8')), '{}', '1', '2026-12-01Z', 'ada')`,
    [idOf(n), `2026-11-23T${time}Z`, `{"total":"${n}"}`],
  );
}

const seals = async (): Promise<unknown[]> => {
  const rows = await audit.after(0n, 1_000);
  return rows.map(({ detail }) => {
    const { from, to, count } = JSON.parse(detail) as Record<string, string>;
    return [from?.slice(11), to?.slice(11), count];
  });
};
const found = async (): Promise<unknown[]> => {
  const { firstBad } = await verify.run();
  return firstBad === undefined ? [] : [firstBad.kind, firstBad.seq, firstBad.message];
};

describe('quotes', () => {
  it('are sealed minute by minute, two minutes behind, each seal from where the one before it ended', async () => {
    expect(await seal.run()).toBe(0);
    await quote(1, '11:50:00');
    await quote(2, '11:50:59.999999');
    await quote(3, '11:57:30');
    await quote(4, '11:58:00');
    expect(await seal.run()).toBe(2);
    expect(await seals()).toEqual([
      ['00:00:00Z', '11:51:00Z', '2'],
      ['11:51:00Z', '11:58:00Z', '1'],
    ]);
    expect(await seal.run()).toBe(0);
    clock.set('2026-11-23T12:00:59Z');
    expect(await seal.run()).toBe(0);
    clock.set('2026-11-23T12:01:00Z');
    expect(await seal.run()).toBe(1);
    expect((await seals()).at(-1)).toEqual(['11:58:00Z', '11:59:00Z', '1']);
    const rows = await audit.list({ action: 'quotes.sealed' }, undefined, 1);
    expect(rows).toMatchObject([{ holder: 'system', subject: 'quotes' }]);
    expect(JSON.parse(rows[0]?.detail ?? '')).toMatchObject({
      algorithm: 'quotes-sha256-v1',
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(await verify.run()).toMatchObject({ ok: true, rows: 3n });
  });

  it('that are not made are sealed too, once an hour', async () => {
    await quote(1, '11:50:00');
    await seal.run();
    clock.set('2026-11-23T12:52:59Z');
    expect(await seal.run()).toBe(0);
    clock.set('2026-11-23T12:53:00Z');
    expect(await seal.run()).toBe(1);
    expect((await seals()).at(-1)).toEqual(['11:51:00Z', '12:51:00Z', '0']);
  });

  it('that were left lying are caught up with in bounded runs', async () => {
    for (let n = 0; n < 130; n += 1)
      await quote(n, `0${Math.floor(n / 60) + 1}:${String(n % 60).padStart(2, '0')}:00`);
    expect([await seal.run(), await seal.run()]).toEqual([120, 11]);
    expect(await verify.run()).toMatchObject({ ok: true, rows: 131n });
  }, 30_000);

  it('are sealed once when several ask', async () => {
    await quote(1, '11:50:00');
    await quote(2, '11:51:00');
    const made = await Promise.all([seal.run(), seal.run(), seal.run()]);
    expect(made.reduce((sum, n) => sum + n)).toBe(2);
    expect(await verify.run()).toMatchObject({ ok: true, rows: 2n });
  });
});

describe('a sealed quote', () => {
  beforeEach(async () => {
    for (const [n, time] of ['11:50:00', '11:50:30', '11:52:00', '11:54:00'].entries()) await quote(n, time);
    await seal.run();
    expect(await found()).toEqual([]);
  });
  const changed = [
    'quotes',
    2n,
    expect.stringMatching(/^quotes from .*11:51:00Z until .*11:53:00Z .* changed/),
  ];

  it.each([
    ['its bytes and their hash', `document = '{}', document_hash = sha256('{}')`],
    ['its bytes alone', `document = '{}'`],
    ['its hash alone', `document_hash = sha256('{}')`],
    ['its inputs', `inputs = '{"usage":{}}'`],
    ['its total', 'total = 10.000000000001'],
    ['whose it is', `workspace_id = 'acme'`],
    ['what made it', `created_by = 'eve'`],
    ['how long it holds', `valid_until = valid_until + interval '1 microsecond'`],
  ])('of which a superuser edits %s is found', async (_what, assignment) => {
    await superuser.query(`update quote set ${assignment} where id = $1`, [idOf(2)]);
    expect(await found()).toEqual(changed);
  });

  it('that is deleted is found, and the first one is named', async () => {
    await superuser.query('delete from quote where id = $1', [idOf(3)]);
    expect(await found()).toEqual(['quotes', 3n, expect.stringMatching(/: 1 were there, and 0 are$/)]);
    await superuser.query('delete from quote where id = $1', [idOf(0)]);
    expect(await found()).toEqual(['quotes', 1n, expect.stringMatching(/: 2 were there, and 1 are$/)]);
  });

  it('that is put among them with an old instant is found, in a minute that had none too', async () => {
    await quote(9, '11:51:30');
    expect(await found()).toEqual(['quotes', 2n, expect.stringMatching(/: 1 were there, and 2 are$/)]);
    await superuser.query('delete from quote where id = $1', [idOf(9)]);
    expect(await found()).toEqual([]);
    await quote(9, '00:00:00');
    expect(await found()).toEqual(['quotes', 1n, expect.stringMatching(/: 2 were there, and 3 are$/)]);
  });

  it('that changes places with another is found', async () => {
    const swap = `update quote set created_at = case id when $1 then timestamptz '2026-11-23T11:50:30Z'
      else timestamptz '2026-11-23T11:50:00Z' end where id in ($1, $2)`;
    await superuser.query(swap, [idOf(0), idOf(1)]);
    expect(await found()).toEqual(['quotes', 1n, expect.stringContaining("took another's place")]);
  });

  it('whose seal is made anew as well breaks the chain instead', async () => {
    await superuser.query('delete from quote where id = $1', [idOf(2)]);
    await superuser.query(
      `update audit set detail = replace(detail, '"count":"1"', '"count":"0"') where seq = 2`,
    );
    expect(await found()).toEqual(['edited', 2n, expect.anything()]);
  });
});
