import { createHash } from 'node:crypto';

interface Failures {
  count: number;
  readonly endsMs: number;
}

const WINDOW_MS = 60_000;
const MOST_FAILURES = 120;
const KEPT_ADDRESSES = 10_000;
const KEPT_KEYS = 10_000;

/**
 * Keys that fail, by address: beyond so many a minute an address is not listened to, but for keys that were good
 * before, so that one broken program does not lock out its neighbours behind the same proxy. Each process counts by
 * itself: a guess costs it one question to the database, and that is what is bounded.
 */
export class FailureLimit {
  readonly #failures = new Map<string, Failures>();
  readonly #good = new Set<string>();

  constructor(private readonly nowMs: () => number = () => performance.now()) {}

  /** Seconds to wait before this key is looked at; undefined: look at it. */
  waitOf(address: string, key: string): number | undefined {
    const failures = this.#failures.get(address);
    if (failures === undefined || failures.count < MOST_FAILURES) return undefined;
    const leftMs = failures.endsMs - this.nowMs();
    if (leftMs <= 0 || this.#good.has(digestOf(key))) return undefined;
    return Math.ceil(leftMs / 1_000);
  }

  succeeded(key: string): void {
    const digest = digestOf(key);
    if (this.#good.has(digest)) return;
    if (this.#good.size >= KEPT_KEYS) this.#good.clear();
    this.#good.add(digest);
  }

  failed(address: string): void {
    const known = this.#failures.get(address);
    if (known !== undefined && this.nowMs() < known.endsMs) {
      known.count += 1;
      return;
    }
    if (this.#failures.size >= KEPT_ADDRESSES) this.#failures.clear();
    this.#failures.set(address, { count: 1, endsMs: this.nowMs() + WINDOW_MS });
  }
}

/** No key stays in memory. */
const digestOf = (key: string): string => createHash('sha256').update(key).digest('base64');
