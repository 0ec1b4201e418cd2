import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ChangeHint, ChangeStore, openStorage, type Storage } from '#storage';
import { type TestDatabase, testDatabase } from '#testing';

let database: TestDatabase;
let storage: Storage;

beforeEach(async () => {
  database = await testDatabase();
  const outcome = await openStorage(database.url);
  if (!outcome.ok) throw new Error(outcome.fault.message);
  storage = outcome.value;
}, 60_000);
afterEach(async () => {
  await storage.close();
  await database.drop();
});

const say = (hint: ChangeHint) => storage.store(ChangeStore).notify(hint);
const shout = (payload: string) => storage.source.query(`select pg_notify('ratebook', $1)`, [payload]);

/** Everything that is heard about `t`; `next` resolves with the one after those that were taken. */
function listener(t: string) {
  const heard: ChangeHint[] = [];
  let wake: (() => void) | undefined;
  const forget = storage.feed.on(t, (hint) => {
    heard.push(hint);
    wake?.();
  });
  const next = async (): Promise<ChangeHint> => {
    const hint = heard.shift();
    if (hint !== undefined) return hint;
    await new Promise<void>((resolve) => (wake = resolve));
    return await next();
  };
  return { heard, next, forget };
}

describe('the change feed', () => {
  it('tells each handler about its own noun, once the transaction is committed', async () => {
    const [packages, outbox] = [listener('package'), listener('outbox')];
    await storage.feed.listening();
    await storage.work.run(async () => {
      await say({ t: 'package', id: 'team' });
      await say({ t: 'outbox' });
    });
    await expect(
      storage.work.run(async () => {
        await say({ t: 'package', id: 'undone' });
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    await say({ t: 'package', id: 'last' });
    expect([await packages.next(), await packages.next(), await outbox.next()]).toEqual([
      { t: 'package', id: 'team' },
      { t: 'package', id: 'last' },
      { t: 'outbox' },
    ]);
  });

  it('no longer tells a handler that has gone, and goes on when one fails', async () => {
    const [gone, stays] = [listener('package'), listener('package')];
    storage.feed.on('package', () => {
      throw new Error('this handler fails');
    });
    const last = listener('package');
    gone.forget();
    await storage.feed.listening();
    await say({ t: 'package', id: 'team' });
    expect([await stays.next(), await last.next(), gone.heard]).toEqual([
      { t: 'package', id: 'team' },
      { t: 'package', id: 'team' },
      [],
    ]);
  });

  it('comes back when its connection is killed, and then tells everybody to look', async () => {
    const packages = listener('package');
    for (const round of ['one', 'two', 'three']) {
      await storage.feed.listening();
      await say({ t: 'package', id: round });
      expect(await packages.next()).toEqual({ t: 'package', id: round });
      await storage.source.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where application_name = 'ratebook feed' and datname = current_database()`,
      );
      expect(await packages.next()).toEqual({ t: 'package' });
    }
  });

  it.each([
    '',
    'team',
    'null',
    '"package"',
    '{}',
    '{"t":1}',
    '{"t":"package","id":4}',
    `{"t":"package","id":"${'x'.repeat(200)}"}`,
  ])('does not hear what is no hint: %j', async (payload) => {
    const packages = listener('package');
    await storage.feed.listening();
    await shout(payload);
    await say({ t: 'package', id: 'after' });
    expect(await packages.next()).toEqual({ t: 'package', id: 'after' });
  });

  it('refuses to say more than a hint', async () => {
    await expect(say({ t: 'package', id: 'x'.repeat(200) })).rejects.toThrow('a hint of');
  });

  it('has no connection before somebody listens, and none after it is closed', async () => {
    const connections = async (): Promise<number> => {
      const rows = await storage.source.query<{ n: number }[]>(
        `select count(*)::int as n from pg_stat_activity
         where application_name = 'ratebook feed' and datname = current_database()`,
      );
      return rows[0]?.n ?? -1;
    };
    expect(await connections()).toBe(0);
    listener('package');
    await storage.feed.listening();
    expect(await connections()).toBe(1);
    await storage.feed.close();
    expect(await connections()).toBe(0);
  });
});
