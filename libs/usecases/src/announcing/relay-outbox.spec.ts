import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ChangeStore, openStorage, OutboxStore, type StampedEvent, type Storage } from '#storage';
import { FrozenClock, type TestDatabase, testDatabase } from '#testing';
import { ForgetEvents } from './forget-events.js';
import { RelayOutbox } from './relay-outbox.js';

let database: TestDatabase;
let storage: Storage;
/** Transactions that stay open for long have connections of their own. */
let writers: Storage;
const clock = new FrozenClock('2026-11-23T12:00:00Z');

async function open(): Promise<Storage> {
  const outcome = await openStorage(database.url, 30_000);
  if (!outcome.ok) throw new Error(outcome.fault.message);
  return outcome.value;
}

beforeEach(async () => {
  database = await testDatabase();
  [storage, writers] = await Promise.all([open(), open()]);
}, 60_000);
afterEach(async () => {
  await Promise.all([storage.close(), writers.close()]);
  await database.drop();
});

const outbox = () => storage.store(OutboxStore);
const relay = () => new RelayOutbox(storage.work, outbox(), storage.store(ChangeStore));
const append = (of: Storage, name: string) =>
  of.store(OutboxStore).append({ type: 'thing.happened', payload: { name } }, clock.now());
const names = (events: readonly StampedEvent[]) => events.map(({ payload }) => payload['name']);

/** A reader who remembers nothing but the position of the last event that was read. */
function reader() {
  let last = 0n;
  const read: StampedEvent[] = [];
  return {
    read,
    next: async (): Promise<void> => {
      const events = await outbox().readAfter(last, 7);
      read.push(...events);
      last = events.at(-1)?.position ?? last;
    },
  };
}

/** A transaction that has appended two events and is not yet committed. */
async function opened(name: string): Promise<{ commit: () => Promise<void> }> {
  let commit = (): void => undefined;
  const mayCommit = new Promise<void>((resolve) => (commit = resolve));
  let done: Promise<void> | undefined;
  await new Promise<void>((resolve, reject) => {
    done = writers.work.run(async () => {
      await append(writers, `${name}.1`);
      await append(writers, `${name}.2`);
      resolve();
      await mayCommit;
    });
    done.catch(reject);
  });
  return {
    commit: async () => {
      commit();
      await done;
    },
  };
}

describe('the relay', () => {
  it('stamps in the order of commits, whatever order the events were written in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e', 'f'], { minLength: 6 }),
        async (order) => {
          const start = await outbox().lastPosition();
          const open = new Map<string, { commit: () => Promise<void> }>();
          for (const name of [...order].sort()) open.set(name, await opened(name));
          for (const name of order) {
            await open.get(name)?.commit();
            await relay().run();
          }
          const events = await outbox().readAfter(start, 100);
          expect(names(events)).toEqual(order.flatMap((name) => [`${name}.1`, `${name}.2`]));
          expect(events.map(({ position }) => position)).toEqual(events.map((_, n) => start + BigInt(n + 1)));
        },
      ),
      { numRuns: 15 },
    );
  }, 60_000);

  it('lets no reader miss an event while many write, some undo, and several relays run', async () => {
    const committed: string[] = [];
    let left = 8;
    const write = async (writer: number): Promise<void> => {
      for (let n = 0; n < 25; n += 1) {
        const isUndone = (writer + n) % 5 === 0;
        const written = [`${writer}.${n}.1`, `${writer}.${n}.2`];
        await writers.work
          .run(async () => {
            for (const name of written) await append(writers, name);
            await writers.source.query('select pg_sleep(random() / 100)');
            if (isUndone) throw new Error('undone');
            committed.push(...written);
          })
          .catch((error: unknown) => {
            if (!isUndone) throw error;
          });
      }
      left -= 1;
    };
    const { read, next } = reader();
    const isDone = (): boolean => left === 0 && read.length >= committed.length;
    const until = async (step: () => Promise<unknown>): Promise<void> => {
      while (!isDone()) await step();
    };
    await Promise.all([
      ...Array.from({ length: 8 }, (_, writer) => write(writer)),
      until(() => relay().run()),
      until(() => relay().run()),
      until(next),
    ]);
    expect([...names(read)].sort()).toEqual([...committed].sort());
    expect(read.map(({ position }) => position)).toEqual(read.map((_, n) => BigInt(n + 1)));
    // What one writer did, one after the other, stays one after the other.
    for (let writer = 0; writer < 8; writer += 1) {
      const own = (all: readonly unknown[]) => all.filter((name) => String(name).startsWith(`${writer}.`));
      expect(own(names(read))).toEqual(own(committed));
    }
  }, 60_000);

  it('stamps in batches, says when more may wait, and tells everybody that something was stamped', async () => {
    await storage.source.query(
      `insert into outbox (id, type, payload, created_at)
       select gen_random_uuid(), 'thing.happened', '{"n":"' || n || '"}', now() from generate_series(1, 1500) as n`,
    );
    const heard = new Promise<void>((resolve) => {
      storage.feed.on('outbox', () => {
        resolve();
      });
    });
    await storage.feed.listening();
    expect([await relay().run(), await relay().run(), await relay().run()]).toEqual([true, false, false]);
    await heard;
    const events = await outbox().readAfter(0n, 2_000);
    expect(events.map(({ payload }) => payload['n'])).toEqual(
      Array.from({ length: 1500 }, (_, n) => String(n + 1)),
    );
  });

  it('leaves positions as they were when a stamping is undone', async () => {
    await append(storage, 'a');
    await expect(
      storage.work.run(async () => {
        await relay().run();
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    await relay().run();
    expect((await outbox().readAfter(0n, 9)).map(({ position }) => position)).toEqual([1n]);
  });
});

describe('forgetting events', () => {
  const forget = (hours: number) => new ForgetEvents(outbox(), clock).run(hours);
  const left = async (): Promise<readonly unknown[]> => {
    const rows = await storage.source.query<{ name: string }[]>(
      `select payload::json->>'name' as name from outbox order by appended`,
    );
    return rows.map(({ name }) => name);
  };

  it('deletes the old ones that are stamped and that every reader has read, and no other', async () => {
    clock.set('2026-11-01T00:00:00Z');
    for (const name of ['old', 'old, not read']) await append(storage, name);
    await relay().run();
    clock.set('2026-11-23T00:00:00Z');
    await append(storage, 'new');
    await relay().run();
    clock.set('2026-11-01T00:00:00Z');
    await append(storage, 'old, not stamped');
    clock.set('2026-11-23T12:00:00Z');
    await outbox().keepPlace('jobs', 3n);
    await outbox().keepPlace('webhooks', 1n);
    expect(await forget(24)).toBe(1);
    expect(await left()).toEqual(['old, not read', 'new', 'old, not stamped']);
    await outbox().keepPlace('webhooks', 3n);
    await outbox().keepPlace('webhooks', 2n);
    expect([await outbox().placeOf('webhooks'), await outbox().placeOf('nobody')]).toEqual([3n, 0n]);
    expect(await forget(24)).toBe(1);
    expect(await left()).toEqual(['new', 'old, not stamped']);
  });

  it('goes on until nothing old is left, a thousand at a time', async () => {
    for (let n = 0; n < 3; n += 1)
      await storage.source.query(
        `insert into outbox (id, type, payload, created_at)
         select gen_random_uuid(), 'thing.happened', '{}', '2026-01-01Z' from generate_series(1, 700)`,
      );
    while (await relay().run());
    expect([await forget(1), await left()]).toEqual([2100, []]);
    expect(await outbox().lastPosition()).toBe(2100n);
  });
});
