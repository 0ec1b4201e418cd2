import type { Redis } from 'ioredis';
import type { Report } from './backend.js';

/** A Redis that evicts throws jobs away when it is full. Nothing is lost for good, but everything is late. */
export async function warnOfEviction(redis: Redis, report: Report): Promise<void> {
  // Not CONFIG GET, which managed services refuse.
  const memory = await redis.info('memory').catch(() => '');
  const policy = /^maxmemory_policy:(\S+)/m.exec(memory)?.[1];
  if (policy !== undefined && policy !== 'noeviction')
    report(
      `redis may throw jobs away: its maxmemory-policy is \`${policy}\`, and must be \`noeviction\` for queues`,
    );
}
