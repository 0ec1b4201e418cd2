import { afterEach, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { IncomingEvent } from '#usecases';
import { EVERY_METER, kept, recounted, type Sent } from './usage-model.js';
import { ago, usageEvent, type UsageProcess, type UsageWorld, usageWorld } from './usage-world.js';

let world: UsageWorld;
afterEach(async () => {
  await world.close();
});

const START = ago(30 * 86_400);
const event = fc
  .record({
    id: fc.integer({ min: 1, max: 25 }),
    workspace: fc.constantFrom('acme', 'acme', 'acme', 'globex'),
    // Few different times, so that many events meet in one quarter of an hour, and at one instant.
    at: fc
      .integer({ min: 0, max: 40 })
      .map((n) => START + BigInt(n % 7) * 400_000_000n + BigInt(n) * 60_000_000_000n),
    n: fc.constantFrom('0', '1', '2.5', '10', '0.000000000001', '99999999999999999999.5'),
    kind: fc.constantFrom('a', 'b', undefined),
    user: fc.constantFrom('u1', 'u2', 'u3'),
  })
  .map(({ id, workspace, at, n, kind, user }) =>
    usageEvent(String(id), {
      workspace,
      time: at,
      data: { n, user, ...(kind === undefined ? {} : { kind }) },
    }),
  );
/** Corrects one of the events, or another correction. */
const correction = fc
  .record({
    id: fc.integer({ min: 100, max: 112 }),
    target: fc.oneof(fc.integer({ min: 1, max: 25 }), fc.integer({ min: 100, max: 112 })),
    workspace: fc.constantFrom('acme', 'acme', 'acme', 'globex'),
    n: fc.constantFrom('3', '7.25', undefined),
    user: fc.constantFrom('u1', 'u4'),
  })
  .map(({ id, target, workspace, n, user }) =>
    usageEvent(String(id), {
      workspace,
      time: START,
      corrects: { source: 'test', id: String(target) },
      ...(n === undefined ? {} : { data: { n, user, kind: 'a' } }),
    }),
  );
const history = fc.record({
  events: fc.array(fc.oneof({ weight: 4, arbitrary: event }, { weight: 2, arbitrary: correction }), {
    minLength: 10,
    maxLength: 60,
  }),
  cuts: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 8 }),
  senders: fc.integer({ min: 1, max: 3 }),
});

function batches(events: readonly IncomingEvent[], cuts: readonly number[]): IncomingEvent[][] {
  const made: IncomingEvent[][] = [];
  for (let at = 0, cut = 0; at < events.length; cut += 1) {
    const length = cuts[cut % cuts.length] ?? 1;
    made.push(events.slice(at, at + length));
    at += length;
  }
  return made;
}

/** Each sender sends every batch, and takes its turn with them. */
async function send(senders: readonly UsageProcess[], all: readonly IncomingEvent[][]): Promise<Sent[]> {
  const sent: Sent[] = [];
  await Promise.all(
    senders.map(async ({ ingest }, turn) => {
      for (const batch of [...all.slice(turn), ...all.slice(0, turn)]) {
        const outcomes = await ingest.run(batch);
        batch.forEach((each, place) => sent.push({ event: each, outcome: outcomes[place] }));
      }
    }),
  );
  return sent;
}

describe('a random history in random batches, sent by several at once', () => {
  it('is in the rollups as a plain recount of what was accepted', async () => {
    world = await usageWorld(EVERY_METER);
    await world.workspace('acme', 'globex');
    const others = [await world.another(), await world.another()];
    let round = 0;
    await fc.assert(
      fc.asyncProperty(history, async ({ events, cuts, senders }) => {
        // Every round has a source of its own, in workspaces of its own.
        round += 1;
        const source = `round-${round}`;
        const own = events.map(({ id, workspace, time = 0n, data, corrects }) =>
          usageEvent(id, {
            source,
            workspace: `${workspace}-${round}`,
            time,
            ...(data === undefined ? {} : { data }),
            ...(corrects === undefined ? {} : { corrects: { source, id: corrects.id } }),
          }),
        );
        await world.workspace(`acme-${round}`, `globex-${round}`);
        const sent = await send([world, ...others].slice(0, senders), batches(own, cuts));
        const names = sent
          .filter(({ outcome }) => outcome?.status === 'accepted')
          .map(({ event: { id } }) => id);
        expect(new Set(names).size).toBe(names.length);
        const all = await kept(world);
        const mine = Object.fromEntries(Object.entries(all).filter(([key]) => key.includes(`-${round} `)));
        expect(mine).toEqual(recounted(sent));
      }),
      { numRuns: 25, seed: 20_261_126, endOnFailure: true },
    );
  }, 120_000);
});
