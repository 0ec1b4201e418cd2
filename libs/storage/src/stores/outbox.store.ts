import { type Instant, instantText } from '#calendar';
import { fromDbEvent } from '../mappings/outbox.js';
import { newId } from '../new-id.js';
import type { OutboxEvent, StampedEvent } from '../records/outbox.js';
import { appendOutbox, appendOutboxAll } from '../statements/append-outbox.js';
import { forgetOutbox } from '../statements/forget-outbox.js';
import {
  keepReadersPlace,
  lastPosition,
  type OutboxRow,
  readersPlace,
  readOutbox,
} from '../statements/read-outbox.js';
import { isOutboxWaiting, stampOutbox } from '../statements/stamp-outbox.js';
import { UnitOfWork } from '../unit-of-work.js';

export class OutboxStore {
  constructor(private readonly work: UnitOfWork) {}

  /** Announces what the running unit of work makes true. The position comes later, from the relay. */
  async append({ type, workspace, payload }: OutboxEvent, at: Instant): Promise<void> {
    await this.work.manager.query(appendOutbox, [
      newId(at),
      type,
      workspace ?? null,
      JSON.stringify(payload),
      instantText(at),
    ]);
  }

  /** The same of one type to many workspaces, each with its payload, in one round trip. */
  async appendAll(
    type: string,
    events: readonly { readonly workspace: string; readonly payload: object }[],
    at: Instant,
  ): Promise<void> {
    if (events.length === 0) return;
    await this.work.manager.query(appendOutboxAll, [
      events.map(() => newId(at)),
      events.map(({ workspace }) => workspace),
      events.map(({ payload }) => JSON.stringify(payload)),
      type,
      instantText(at),
    ]);
  }

  /** Whether any event waits for its position. */
  async isWaiting(): Promise<boolean> {
    const [row] = await this.work.manager.query<{ waiting: boolean }[]>(isOutboxWaiting);
    return row?.waiting === true;
  }

  /** Gives positions to at most `limit` waiting events; how many. For the holder of the lock `relay` alone. */
  async stamp(limit: number): Promise<number> {
    const [row] = await this.work.manager.query<{ count: number }[]>(stampOutbox, [limit]);
    return row?.count ?? 0;
  }

  /** The last position that was given; 0 before the first. */
  async lastPosition(): Promise<bigint> {
    const [row] = await this.work.manager.query<{ position: string }[]>(lastPosition);
    return BigInt(row?.position ?? 0);
  }

  /** At most `limit` events after `position`, in order. Who remembers the last one read never misses any. */
  async readAfter(position: bigint, limit: number): Promise<readonly StampedEvent[]> {
    const rows = await this.work.manager.query<OutboxRow[]>(readOutbox, [position.toString(), limit]);
    return rows.map(fromDbEvent);
  }

  /** Where the reader of this name has come to; 0 for a new one. */
  async placeOf(reader: string): Promise<bigint> {
    const [row] = await this.work.manager.query<{ position: string }[]>(readersPlace, [reader]);
    return BigInt(row?.position ?? 0);
  }

  /** The reader of this name has dealt with everything up to `position`. */
  async keepPlace(reader: string, position: bigint): Promise<void> {
    await this.work.manager.query(keepReadersPlace, [reader, position.toString()]);
  }

  /** Forgets some of the first `limit` events: those from before `before` that every reader has read; how many. */
  async forget(before: Instant, limit: number): Promise<number> {
    const [row] = await this.work.manager.query<{ count: number }[]>(forgetOutbox, [
      instantText(before),
      limit,
    ]);
    return row?.count ?? 0;
  }
}
