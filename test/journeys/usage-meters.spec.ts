import { afterEach, describe, expect, it } from '@jest/globals';
import { instant, microsecondsText } from '#calendar';
import { MeteringSettings } from '#usecases';
import { EVERY_METER, kept, recounted, type Sent } from './usage-model.js';
import { ago, usageEvent, type UsageWorld, usageWorld } from './usage-world.js';

let world: UsageWorld;
afterEach(async () => {
  await world.close();
});

const START = ago(25 * 86_400);
const event = (n: number) =>
  usageEvent(String(n), {
    workspace: ['acme', 'globex', 'initech'][n % 3] ?? '',
    time: START + BigInt(n % 17) * 86_400_000_000n + BigInt(n % 4) * 300_000_000n,
    data: { n: String(n), kind: n % 2 === 0 ? 'a' : 'b', user: `u${n % 5}` },
  });
const accepted = (sent: readonly Sent[]) => sent.every(({ outcome }) => outcome?.status === 'accepted');

describe('a meter that comes after its events', () => {
  it('counts them too, shard by shard, while others come and some are corrected', async () => {
    const [first, ...others] = EVERY_METER;
    world = await usageWorld(first === undefined ? [] : [first]);
    await world.workspace('acme', 'globex', 'initech');
    const sent: Sent[] = [];
    const send = async (events: readonly ReturnType<typeof usageEvent>[]): Promise<void> => {
      const outcomes = await world.ingest.run(events);
      events.forEach((each, place) => sent.push({ event: each, outcome: outcomes[place] }));
    };
    const numbers = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, n) => event(from + n));
    await send(numbers(0, 5_200));
    await world.register(...others);
    const unfilled = await world.unfilled.run();
    expect(new Set(unfilled.map(({ meter }) => meter)).size).toBe(others.length);
    expect(await world.query('select from usage_meter where filled_at is null')).toHaveLength(others.length);

    const workers = [world, await world.another()];
    const correct = async (): Promise<void> => {
      for (let n = 0; n < 60; n += 1)
        await send([
          usageEvent(`c${n}`, {
            workspace: event(n * 7).workspace,
            corrects: { source: 'test', id: String(n * 7) },
            ...(n % 2 === 0 ? {} : { data: { n: '0.5', kind: 'a', user: 'u9' } }),
          }),
        ]);
    };
    const come = async (): Promise<void> => {
      for (let n = 0; n < 10; n += 1) await send(numbers(6_000 + 50 * n, 6_050 + 50 * n));
    };
    // Each shard is looked through by both, and one of them finds it taken.
    await Promise.all([
      ...workers.map(async ({ fill }) => {
        for (const each of unfilled) await fill.run(each);
      }),
      come(),
      correct(),
    ]);
    for (const each of await world.unfilled.run()) await world.fill.run(each);
    expect(accepted(sent)).toBe(true);
    expect(await world.query('select from usage_meter where filled_at is null')).toEqual([]);
    expect(await kept(world)).toEqual(recounted(sent));
  }, 120_000);

  it('tells the same of the events from before it while it is filled as afterwards, cell by cell', async () => {
    const count = { key: 'count', event: 'message.sent', aggregation: 'count' };
    world = await usageWorld([count]);
    await world.workspace('acme', 'globex', 'initech');
    await world.ingest.run(Array.from({ length: 90 }, (_, n) => event(n)));
    for (const aggregation of ['sum', 'uniqueCount', 'latest', 'weightedSum'])
      await world.register({ ...count, key: aggregation, aggregation, value: 'n', dimensions: ['kind'] });
    const told = () =>
      world.read.run({
        workspace: 'acme',
        grain: 'day',
        by: ['kind'],
        from: instant(microsecondsText(START)),
        to: instant(microsecondsText(START + 20n * 86_400_000_000n)),
      });
    const before = await told();
    const isOfB = expect.objectContaining({ cell: { kind: 'b' } });
    expect(before).toMatchObject({ ok: true, value: expect.arrayContaining([isOfB]) });
    for (const each of await world.unfilled.run()) await world.fill.run(each);
    expect(await world.unfilled.run()).toEqual([]);
    expect(await told()).toEqual(before);
  });

  it('goes on where it was when it is killed', async () => {
    world = await usageWorld([{ key: 'count', event: 'message.sent', aggregation: 'count' }]);
    await world.workspace('acme', 'globex', 'initech');
    await world.ingest.run(Array.from({ length: 900 }, (_, n) => event(n)));
    await world.register({ key: 'sum', event: 'message.sent', aggregation: 'sum', value: 'n' });
    const [shard] = await world.unfilled.run();
    const killed = world.storage.work.run(async () => {
      if (shard !== undefined) await world.fill.run(shard);
      throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    expect(await world.unfilled.run()).toContainEqual(shard);
    for (const each of await world.unfilled.run()) await world.fill.run(each);
    const total = Array.from({ length: 900 }, (_, n) => n).reduce((sum, n) => sum + n, 0);
    expect(await world.query('select sum(total)::int as total from usage_rollup')).toEqual([{ total }]);
  });

  it('under a new definition counts anew, and what the old one refused is no longer refused', async () => {
    const sum = { key: 'sum', event: 'message.sent', aggregation: 'sum', value: 'bytes' };
    world = await usageWorld([{ key: 'count', event: 'message.sent', aggregation: 'count' }, sum]);
    await world.workspace('acme', 'globex', 'initech');
    expect(await world.ingest.run([event(0)])).toMatchObject([{ code: 'event.value-missing' }]);
    await world.register({ ...sum, value: 'n' });
    expect(await world.ingest.run([event(3)])).toEqual([{ status: 'accepted' }]);
    await world.register({ ...sum, value: 'n' }, { ...sum, title: 'Sum', value: 'n' });
    expect(await world.query('select key, retired_at is null as live from usage_meter order by id')).toEqual([
      { key: 'count', live: true },
      { key: 'sum', live: false },
      { key: 'sum', live: true },
    ]);
  });
});

describe('the number of cells', () => {
  it('is bounded for each workspace, meter and month: one too many is refused, and named', async () => {
    const meter = { key: 'sum', event: 'message.sent', aggregation: 'sum', value: 'n', dimensions: ['kind'] };
    world = await usageWorld([meter], new MeteringSettings(35, 3));
    await world.workspace('acme', 'globex', 'initech');
    const of = (id: string, kind: string | undefined, said = {}) =>
      usageEvent(id, { time: START, data: { n: '1', ...(kind === undefined ? {} : { kind }) }, ...said });
    const outcomes = await world.ingest.run([
      of('1', 'a'),
      of('2', 'b'),
      of('3', 'c'),
      of('4', 'd'),
      of('5', 'a'),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual([
      ...['accepted', 'accepted', 'accepted'],
      ...['rejected', 'accepted'],
    ]);
    expect(outcomes[3]).toMatchObject({
      code: 'usage.too-many-cells',
      message:
        '`acme` has 3 combinations of dimensions of `sum` in this month, and `{"kind":"d"}` would be one more',
    });
    const more = await world.ingest.run([
      of('6', 'e'),
      of('7', undefined),
      of('8', 'e', { workspace: 'globex' }),
      of('4', 'b'),
    ]);
    expect(more.map(({ status }) => status)).toEqual(['rejected', 'accepted', 'accepted', 'accepted']);
    const twenty = Array.from({ length: 20 }, (_, n) => of(`x${n}`, `k${n}`, { workspace: 'initech' }));
    const two = [world, await world.another()];
    const raced = await Promise.all(
      twenty.map(async (each, n) => (await (two[n % 2] ?? world).ingest.run([each]))[0]?.status),
    );
    expect(raced.filter((status) => status === 'accepted')).toHaveLength(3);
    expect(await world.query('select cells from usage_cell_count order by workspace_id')).toEqual([
      { cells: 3 },
      { cells: 1 },
      { cells: 3 },
    ]);
  });
});
