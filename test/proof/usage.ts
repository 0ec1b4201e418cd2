import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  cloudEvent,
  eventOf,
  instantOf,
  type ProofEvent,
  type ProofWorld,
  SOURCE,
  WEEK,
  WEEKS,
  WORKSPACES,
  workspaceName,
} from './usage/generated-events.js';
import { Household, pathOf } from './usage/household.js';
import { type Corrections, verify } from './usage/verify.js';

/**
 * `node dist/test/proof/usage.js <events> <seed>`: that many events are sent by three processes to two services, shuffled,
 * some of them twice, some late, some contradicted, while services, worker and PostgreSQL are killed and periods are
 * closed. Then every quantity, and every bill, is held against a count from the beginning.
 */
const [events = 10_000_000, seed = 1] = process.argv.slice(2).map(Number);
const SENDERS = 3;
const DAY = 86_400_000;
const AWAY_MS = 2_000;
/** Late enough in a close that it is at work. */
const IN_THE_MIDDLE_MS = 300;

const today = Math.floor(Date.now() / DAY) * DAY;
const start = BigInt(today - (7 * WEEKS + 1) * DAY) * 1000n;
const world: ProofWorld = { seed, events, start };
const weekEnd = (week: number): string => instantOf(start + BigInt(week) * WEEK);

const folder = mkdtempSync(join(tmpdir(), 'ratebook-proof-'));
const household = await Household.open(folder);
const say = (text: string): void => {
  console.log(`seed ${seed}, ${Math.round((performance.now() - begun) / 1000)} s: ${text}`);
};
const begun = performance.now();

const senders: ChildProcess[] = [];
let answered = 0;
let accepted = 0;
try {
  process.exitCode = (await prove()) ? 0 : 1;
} finally {
  for (const child of senders) child.kill('SIGKILL');
  await household.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();

async function prove(): Promise<boolean> {
  await subscribe();
  for (let place = 0; place < SENDERS; place += 1) senders.push(sender(place));
  const sent = Promise.all(
    senders.map(async (child) => {
      const [code] = (await once(child, 'exit')) as [number | null];
      if (code !== 0) throw new Error(`a sender ended with ${String(code)}`);
    }),
  ).then(() => (performance.now() - begun) / 1000);
  const [seconds] = await Promise.all([sent, strike()]);
  say(
    `${answered} events were sent, ${Math.round(answered / seconds)} a second; of ${accepted} a sender heard that they are new`,
  );
  const corrections = await correct();
  await close(WEEKS);
  await close(WEEKS);
  say('all is corrected and closed; counting from the beginning');
  const { differences, quantities, bills, adjustments, late } = await verify(household, world, corrections);
  for (const difference of differences.slice(0, 20)) console.error(difference);
  say(
    differences.length === 0
      ? `${quantities} quantities of ${events} events are those of a recount; ${bills} bills and ${adjustments} adjustments for ${late} late events hold each of them once`
      : `${differences.length} differences`,
  );
  return differences.length === 0;
}

async function subscribe(): Promise<void> {
  for (let number = 0; number < WORKSPACES; number += 1) {
    const workspace = workspaceName(number);
    await household.ask(`/v1/workspaces/${workspace}`, { method: 'PUT', body: { timeZone: 'UTC' } });
    const body = { workspace, package: 'proof@1', startAt: instantOf(start) };
    await household.ask('/v1/subscriptions', {
      method: 'POST',
      body,
      headers: { 'idempotency-key': randomUUID() },
    });
  }
}

function sender(place: number): ChildProcess {
  const said = [place, SENDERS, seed, events, start, household.key, ...household.addresses].map(String);
  const child = spawn(process.execPath, [pathOf('./sender.js'), ...said], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [all = 0, taken = 0] = line.split(' ').map(Number);
    answered += all;
    accepted += taken;
  });
  return child;
}

/** What happens meanwhile, each at a share of all events. */
async function strike(): Promise<void> {
  const strikes: readonly (readonly [share: number, what: string, act: () => Promise<void>])[] = [
    [0.15, 'a service is killed', () => killService(0)],
    [0.35, 'PostgreSQL is killed', killPostgres],
    [0.5, 'the first week is closed, and its worker is killed', closeUnderFire],
    [0.65, 'PostgreSQL is killed', killPostgres],
    [0.8, 'the second week is closed', () => close(2)],
    [0.9, 'the other service is killed', () => killService(1)],
  ];
  for (const [share, what, act] of strikes) {
    while (answered < share * events) await sleep(50);
    say(what);
    await act();
  }
}

async function killService(place: number): Promise<void> {
  await household.killService(place);
  await sleep(AWAY_MS);
  await household.startService(place);
}

async function killPostgres(): Promise<void> {
  await household.postgres.kill();
  await sleep(AWAY_MS);
  await household.postgres.start();
}

async function closeUnderFire(): Promise<void> {
  const closing = close(1);
  await sleep(IN_THE_MIDDLE_MS);
  await household.killWorker();
  await sleep(AWAY_MS);
  household.startWorker();
  await closing;
}

/** Closes what ends with a week, and waits for it. */
async function close(week: number): Promise<void> {
  const body = { until: weekEnd(week) };
  const headers = { 'idempotency-key': randomUUID() };
  const { id } = await household.ask('/v1/periods/close', { method: 'POST', body, headers });
  for (;;) {
    const found = await household.ask(`/v1/periods/closes/${String(id)}`);
    if (found['state'] === 'ended') {
      say(`closed: ${JSON.stringify(found['periods'])}`);
      return;
    }
    await sleep(100);
  }
}

/** Takes some events back, and says of others better what they were: in periods that are final. */
async function correct(): Promise<Corrections> {
  const corrected = new Map<number, ProofEvent | undefined>();
  for (let number = 0; corrected.size < 100; number += Math.ceil(events / 200)) {
    const event = eventOf(world, number);
    const better = { ...event, data: { ...event.data, bytes: '1.500' } };
    const isBetter = event.type === 'called' && corrected.size % 2 === 0;
    corrected.set(number, isBetter ? better : undefined);
    const said = {
      ...cloudEvent(better),
      id: `correction-${number}`,
      corrects: { source: SOURCE, id: event.id },
      // Without data it takes the event back.
      data: isBetter ? better.data : undefined,
    };
    const { accepted: taken } = await household.ask('/v1/events', { method: 'POST', body: said });
    if (taken !== 1) throw new Error(`the correction of event ${number} was not accepted`);
  }
  return corrected;
}
