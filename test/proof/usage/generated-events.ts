/** What happened, as a function of its number: whoever needs an event makes it anew, and nobody keeps ten million. */
export interface ProofEvent {
  readonly id: string;
  readonly type: 'called' | 'seen' | 'placed';
  /** The number of its workspace. */
  readonly workspace: number;
  /** Microseconds since 1970; no two events have the same. */
  readonly time: bigint;
  readonly data: Readonly<Record<string, string>>;
}

export interface ProofWorld {
  readonly seed: number;
  readonly events: number;
  /** Microseconds since 1970: the start of a day, three weeks before the end of the last. */
  readonly start: bigint;
}

export const SOURCE = '/proof';
export const WORKSPACES = 50;
export const WEEKS = 3;
export const WEEK = 7n * 86_400_000_000n;
export const KINDS = ['a', 'b', 'c'] as const;
const USERS = 400;
/** Events of one block are sent together, but for those that come late. */
const BLOCK = 5_000;
const BATCH = 1_000;

export const workspaceName = (number: number): string => `ws-${number}`;

/** 32 bits that look like chance: the same for the same numbers, and others for any other ones. */
export function chance(seed: number, number: number, what: number): number {
  let bits =
    (Math.imul(number + 1, 0x9e37_79b1) ^
      Math.imul(seed + 1, 0x85eb_ca6b) ^
      Math.imul(what + 1, 0xc2b2_ae35)) >>>
    0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x7feb_352d) >>> 0;
  bits = Math.imul(bits ^ (bits >>> 15), 0x846c_a68b) >>> 0;
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** A thousandth, exactly: `12.345`. */
const thousandths = (number: number): string => {
  const whole = Math.trunc(Math.abs(number) / 1_000);
  return `${number < 0 ? '-' : ''}${whole}.${String(Math.abs(number) % 1_000).padStart(3, '0')}`;
};

export function eventOf(world: ProofWorld, number: number): ProofEvent {
  const { seed, events, start } = world;
  const share = chance(seed, number, 0) % 10;
  const pace = (WEEK * BigInt(WEEKS)) / BigInt(events);
  const place = {
    id: String(number).padStart(12, '0'),
    workspace: chance(seed, number, 1) % WORKSPACES,
    // Every event has a step of time of its own, and lies anywhere in it.
    time: start + BigInt(number) * pace + (pace * BigInt(chance(seed, number, 2) % 1_000)) / 1_000n,
  };
  if (share < 7) {
    const kind = KINDS[chance(seed, number, 3) % KINDS.length] ?? 'a';
    return {
      ...place,
      type: 'called',
      data: { bytes: thousandths(chance(seed, number, 4) % 4_096_000), kind },
    };
  }
  if (share < 9) return { ...place, type: 'seen', data: { user: `u${chance(seed, number, 3) % USERS}` } };
  const [step, size] = [chance(seed, number, 3) % 10_001, chance(seed, number, 4) % 100_000];
  // Levels go up and down; a newest size is never below zero.
  return { ...place, type: 'placed', data: { delta: thousandths(step - 5_000), size: thousandths(size) } };
}

/** One in twenty comes a quarter of all events later than the ones beside it. */
const isLate = (seed: number, number: number): boolean => chance(seed, number, 5) % 20 === 0;

/** How many blocks there are to send: those that hold what comes late follow all others. */
export function blocksOf({ events }: ProofWorld): number {
  const blocks = Math.ceil(events / BLOCK);
  return blocks + lag(blocks);
}
const lag = (blocks: number): number => Math.ceil(blocks / 4);

function* numbersOf({ events }: ProofWorld, block: number): Generator<number> {
  for (let number = block * BLOCK; number < Math.min(events, (block + 1) * BLOCK); number += 1) yield number;
}

/**
 * The batches of a block, shuffled: its own events, those that come late, and again one in ten of the block before it,
 * which another sender has in hand at the same time.
 */
export function batchesOf(world: ProofWorld, block: number): readonly (readonly ProofEvent[])[] {
  const { seed, events } = world;
  const first = block - lag(Math.ceil(events / BLOCK));
  const numbers = [
    ...[...numbersOf(world, block)].filter((number) => !isLate(seed, number)),
    ...(first < 0 ? [] : [...numbersOf(world, first)].filter((number) => isLate(seed, number))),
    ...(block === 0 ? [] : [...numbersOf(world, block - 1)]).filter(
      (number) => !isLate(seed, number) && chance(seed, number, 6) % 10 === 0,
    ),
  ];
  const order = new Map(numbers.map((number) => [number, chance(seed, number, 7 + block)]));
  numbers.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  const batches: ProofEvent[][] = [];
  for (let from = 0; from < numbers.length; from += BATCH)
    batches.push(numbers.slice(from, from + BATCH).map((number) => eventOf(world, number)));
  return batches;
}

/** The same name and another body. */
export function contradicted(event: ProofEvent): ProofEvent {
  return { ...event, data: { ...event.data, more: 'said' } };
}

const instantOf = (time: bigint): string =>
  `${new Date(Number(time / 1_000n)).toISOString().slice(0, -1)}${String(time % 1_000n).padStart(3, '0')}Z`;

/** As a CloudEvent. */
export const cloudEvent = ({ id, type, workspace, time, data }: ProofEvent): object => ({
  specversion: '1.0',
  id,
  source: SOURCE,
  type,
  subject: workspaceName(workspace),
  time: instantOf(time),
  data,
});

export { instantOf };
