import { createRedisBackend, withBackend } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import type { Backend, Report } from './backend.js';
import { warnOfEviction } from './warn-of-eviction.js';

const LONGEST_PAUSE_MS = 5_000;
/** Who hands over a hint waits no longer, also for a Redis that has stopped in its tracks. */
const ANSWER_MS = 5_000;

/**
 * Two kinds of connections: who hands over a hint hears at once that Redis is away; a worker waits until it is back.
 * A Redis that is down at the start is no reason not to start: rows are the truth, and hints are made again.
 */
export function redisBackend(url: string, report: Report): Backend {
  const bullmq = withBackend(createRedisBackend);
  const connect = (options: RedisOptions): Redis => {
    const redis = new Redis(url, {
      ...options,
      connectTimeout: 5_000,
      retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 10), LONGEST_PAUSE_MS),
    });
    redis.on('error', (error) => {
      report('redis does not answer', error);
    });
    return redis;
  };
  const producer = connect({
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    commandTimeout: ANSWER_MS,
  });
  const consumer = connect({ maxRetriesPerRequest: null, enableOfflineQueue: true });
  producer.on('ready', () => void warnOfEviction(producer, report));
  return {
    kind: 'redis',
    // BullMQ would write a second warning to the console; ours goes to the log.
    queue: (name) => new bullmq.Queue(name, { connection: producer, skipVersionCheck: true }),
    worker: (name, process, settings) =>
      new bullmq.Worker(name, process, { ...settings, connection: consumer, skipVersionCheck: true }),
    isReachable: () => producer.status === 'ready',
    close: async () => {
      producer.disconnect();
      consumer.disconnect();
      await Promise.resolve();
    },
  };
}
