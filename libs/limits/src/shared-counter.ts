import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRedis,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';

export const WINDOW_SECONDS = 60;
/** A store that does not answer by then is one that is down: a request waits for no count. */
const PATIENCE_MS = 300;

export interface Lot {
  readonly isGranted: boolean;
  /** Beyond what was granted now. */
  readonly remaining: number;
  readonly endsInMs: number;
}

/** What all processes count together. */
export interface SharedCounter {
  readonly take: (key: string, tokens: number) => Promise<Lot>;
  readonly close: () => void;
}

export interface CounterOptions {
  readonly perMinute: number;
  /** Absent: PostgreSQL counts. */
  readonly redisUrl?: string | undefined;
  /** An open TypeORM data source. */
  readonly source: unknown;
}

/**
 * Redis when there is one, else PostgreSQL. While it does not answer, each process counts by itself: the limit is then
 * that of one process, so that nothing is open and nothing waits.
 */
export function sharedCounter({ perMinute, redisUrl, source }: CounterOptions): SharedCounter {
  const budget = { points: perMinute, duration: WINDOW_SECONDS };
  const redis =
    redisUrl === undefined
      ? undefined
      : new Redis(redisUrl, { maxRetriesPerRequest: 0, enableOfflineQueue: false });
  // The next count meets the same fault, and counts alone.
  redis?.on('error', () => undefined);
  const shared: RateLimiterAbstract =
    redis === undefined
      ? new RateLimiterPostgres({
          ...budget,
          storeClient: source,
          storeType: 'typeorm',
          tableName: 'rate_limit',
          tableCreated: true,
          keyPrefix: 'key',
        })
      : new RateLimiterRedis({ ...budget, storeClient: redis, keyPrefix: 'ratebook:limit' });
  const alone = new RateLimiterMemory(budget);
  return {
    take: async (key, tokens) => {
      const answer = await Promise.race([
        ask(shared, key, tokens),
        sleep(PATIENCE_MS, undefined, { ref: false }),
      ]).catch(() => undefined);
      return answer ?? (await ask(alone, key, tokens));
    },
    close: () => redis?.disconnect(),
  };
}

async function ask(limiter: RateLimiterAbstract, key: string, tokens: number): Promise<Lot> {
  try {
    return lotOf(await limiter.consume(key, tokens), true);
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return lotOf(refusal, false);
    throw refusal;
  }
}

const lotOf = ({ remainingPoints, msBeforeNext }: RateLimiterRes, isGranted: boolean): Lot => ({
  isGranted,
  remaining: remainingPoints,
  endsInMs: msBeforeNext,
});
