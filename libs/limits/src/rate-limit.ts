import type { Lot, SharedCounter } from './shared-counter.js';

export interface Allowance {
  readonly isGranted: boolean;
  /** How many more requests this minute allows. */
  readonly remaining: number;
  readonly endsInSeconds: number;
}

interface Purse {
  tokens: number;
  /** What others may take still, as it was when the last lot was taken. */
  beyond: number;
  endsMs: number;
  isEmpty: boolean;
  refill?: Promise<void> | undefined;
}

/** The sixtieth part of a minute's tokens: what a process takes at a time, and spends without asking anybody. */
const LOTS = 60;
const KEPT_KEYS = 10_000;

/** So many requests a minute for each key, over all processes: not one question to the store for each request. */
export class RateLimit {
  readonly #purses = new Map<string, Purse>();
  readonly #lot: number;

  constructor(
    readonly perMinute: number,
    private readonly counter: SharedCounter,
    private readonly nowMs: () => number = () => performance.now(),
  ) {
    this.#lot = Math.max(1, Math.floor(perMinute / LOTS));
  }

  async take(key: string): Promise<Allowance> {
    const purse = this.#purse(key);
    // Requests that come while a lot is fetched wait for it together, and the first of those that find none fetches.
    while (purse.tokens === 0 && !purse.isEmpty) {
      purse.refill ??= this.#refill(key, purse).finally(() => (purse.refill = undefined));
      await purse.refill;
    }
    const isGranted = purse.tokens > 0;
    if (isGranted) purse.tokens -= 1;
    return {
      isGranted,
      remaining: purse.tokens + purse.beyond,
      endsInSeconds: Math.max(1, Math.ceil((purse.endsMs - this.nowMs()) / 1_000)),
    };
  }

  close(): void {
    this.counter.close();
  }

  #purse(key: string): Purse {
    const known = this.#purses.get(key);
    if (known !== undefined && this.nowMs() < known.endsMs) return known;
    if (this.#purses.size >= KEPT_KEYS) this.#purses.clear();
    // Its minute ends when the first lot says so.
    const purse: Purse = { tokens: 0, beyond: 0, endsMs: Number.POSITIVE_INFINITY, isEmpty: false };
    this.#purses.set(key, purse);
    return purse;
  }

  async #refill(key: string, purse: Purse): Promise<void> {
    const { isGranted, remaining, endsInMs }: Lot = await this.counter.take(key, this.#lot);
    purse.endsMs = this.nowMs() + endsInMs;
    purse.isEmpty = !isGranted;
    purse.tokens = isGranted ? this.#lot : 0;
    purse.beyond = isGranted ? remaining : 0;
  }
}
