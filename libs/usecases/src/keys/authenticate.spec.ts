import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ApiKey, ApiKeyStore, openStorage, type Storage } from '#storage';
import { FrozenClock, type TestDatabase, testDatabase } from '#testing';
import { generateKey, keyText } from './api-key.js';
import { Authenticate } from './authenticate.js';
import { KeyUses } from './key-uses.js';
import { makeKey } from './made-key.js';

const clock = new FrozenClock('2026-11-23T12:00:00Z');
const known = makeKey({ holder: 'ada', scopes: ['packages:read'], createdAt: clock.now() });

/** Says how often it was asked: a measured time would tell less. */
class CountingStore extends ApiKeyStore {
  questions = 0;
  /** Answers wait for this. */
  held: Promise<void> = Promise.resolve();

  override async find(id: string): Promise<ApiKey | undefined> {
    this.questions += 1;
    const found = await super.find(id);
    await this.held;
    return found;
  }
}

let database: TestDatabase;
let storage: Storage;
let store: CountingStore;
let authenticate: Authenticate;
beforeAll(async () => {
  database = await testDatabase();
  const outcome = await openStorage(database.url);
  if (!outcome.ok) throw new Error(outcome.fault.message);
  storage = outcome.value;
  store = new CountingStore(storage.work);
  authenticate = new Authenticate(store, new KeyUses(store, clock), clock);
  await store.insert(known.key);
}, 60_000);
afterAll(async () => {
  await storage.close();
  await database.drop();
});

async function questions(text: string): Promise<number> {
  const before = store.questions;
  await authenticate.run(text);
  return store.questions - before;
}

describe('the cost of a key', () => {
  it('is no question to the database for a text that cannot be a key: a typo fails its checksum', async () => {
    const { text } = known;
    const typo = text.slice(0, -1) + (text.endsWith('0') ? '1' : '0');
    for (const wrong of [typo, '', 'short', 'x'.repeat(201)]) expect(await questions(wrong)).toBe(0);
  });

  it('is one question for an unknown id, each time', async () => {
    const text = generateKey();
    expect([await questions(text), await questions(text)]).toEqual([1, 1]);
  });

  it('is one question for a wrong secret, each time, also while the right one is remembered', async () => {
    expect([await questions(known.text), await questions(known.text)]).toEqual([1, 0]);
    const wrong = keyText(known.key.id, 'x'.repeat(32));
    expect([await questions(wrong), await questions(wrong)]).toEqual([1, 1]);
    expect(await questions(known.text)).toBe(0);
  });
});

describe('a key that many use', () => {
  const crowd = makeKey({ holder: 'crowd', scopes: ['packages:read'], createdAt: clock.now() });
  beforeAll(() => store.insert(crowd.key));

  function hold(): () => void {
    let release = (): void => undefined;
    store.held = new Promise((resolve) => (release = resolve));
    return release;
  }

  it('is asked for once by all who present it at the same time', async () => {
    const before = store.questions;
    const found = await Promise.all(Array.from({ length: 50 }, () => authenticate.run(crowd.text)));
    expect(found.map((principal) => principal?.holder)).toEqual(Array.from({ length: 50 }, () => 'crowd'));
    expect(store.questions).toBe(before + 1);
  });

  it('is looked at again while nobody waits for it', async () => {
    const release = hold();
    clock.set('2026-11-23T12:00:03Z');
    const before = store.questions;
    expect(await authenticate.run(crowd.text)).toMatchObject({ holder: 'crowd' });
    expect(await authenticate.run(crowd.text)).toMatchObject({ holder: 'crowd' });
    expect(store.questions).toBe(before + 1);
    release();
  });

  it('is not remembered as it was when it changed while it was looked at', async () => {
    clock.set('2026-11-23T12:01:00Z');
    const release = hold();
    const looking = authenticate.run(crowd.text);
    authenticate.forget(crowd.key.id);
    release();
    await looking;
    expect(await questions(crowd.text)).toBe(1);
  });
});
