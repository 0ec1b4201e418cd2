import { createHash } from 'node:crypto';
import { type Instant, instantText } from '#calendar';
import type { KeptReply } from '../records.js';
import {
  keepReply,
  keptReply,
  type KeptReplyRow,
  lockIdempotencyKey,
  sweepIdempotency,
} from '../statements/idempotency.js';
import { UnitOfWork } from '../unit-of-work.js';

/** Whose key it is, and for which route: the same text from somebody else is another key. */
export interface IdempotencyKey {
  readonly principal: string;
  /** `POST /v1/quotes` */
  readonly route: string;
  readonly key: string;
}

/** A reply can be had again this long. */
export const KEPT_HOURS = 24 * 7;

export class IdempotencyStore {
  constructor(private readonly work: UnitOfWork) {}

  /** False while another request under this key is at work. Held to the end of the running unit of work. */
  async tryLock(key: IdempotencyKey): Promise<boolean> {
    const rows = await this.work.manager.query<{ locked: boolean }[]>(lockIdempotencyKey, [lockNumber(key)]);
    return rows[0]?.locked === true;
  }

  async find({ principal, route, key }: IdempotencyKey, now: Instant): Promise<KeptReply | undefined> {
    const [row] = await this.work.manager.query<KeptReplyRow[]>(keptReply, [
      principal,
      route,
      key,
      instantText(now),
    ]);
    return row && { ...row, headers: JSON.parse(row.headers) as Record<string, string> };
  }

  async keep({ principal, route, key }: IdempotencyKey, reply: KeptReply, now: Instant): Promise<void> {
    await this.work.manager.query(keepReply, [
      principal,
      route,
      key,
      Buffer.from(reply.requestDigest),
      reply.status,
      reply.reply,
      JSON.stringify(reply.headers),
      instantText(now),
      instantText(now.add({ hours: KEPT_HOURS })),
    ]);
  }

  /** Forgets at most `limit` replies that have expired; how many. */
  async sweep(now: Instant, limit: number): Promise<number> {
    const [row] = await this.work.manager.query<{ count: number }[]>(sweepIdempotency, [
      instantText(now),
      limit,
    ]);
    return row?.count ?? 0;
  }
}

/** 64 bits of a hash over the parts, each with its length, as the signed number that PostgreSQL takes. */
export function lockNumber({ principal, route, key }: IdempotencyKey): string {
  const text = [principal, route, key].map((part) => `${part.length}:${part}`).join('');
  return createHash('sha256').update(text).digest().readBigInt64BE().toString();
}
