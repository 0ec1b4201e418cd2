import { microsecondsText } from '#calendar';
import { invariant } from '#money';
import { fromDbDigest, toDbDigest } from '../mappings/usage.js';
import type { FillPlace } from '../records/usage.js';
import {
  beginFill,
  endFill,
  endFilling,
  eventsOfShard,
  hasEvents,
  lockFill,
  moveFill,
  type ShardEventRow,
  unfilledShards,
  usageShards,
  workspacesOfShard,
} from '../statements/fill-meter.js';
import { UnitOfWork } from '../unit-of-work.js';

/** A meter that has not fetched all the events of a partition from before it. */
export interface UnfilledShard {
  readonly meter: number;
  readonly shard: string;
}

/** An event that a filling meter comes by. */
export interface ShardEvent extends FillPlace {
  readonly data?: string;
  /** Whether the meter is to count it. */
  readonly isMissing: boolean;
}

/** Partitions are named by this program alone. */
const SHARD = /^usage_event_[a-z0-9_]+$/;

export class UsageFillStore {
  constructor(private readonly work: UnitOfWork) {}

  /** Everything that was kept before this meter is to be looked through; call it as it is registered. */
  async begin(meter: number): Promise<void> {
    const shards: string[] = [];
    for (const shard of await this.#shards()) {
      const [row] = await this.work.manager.query<{ is: boolean }[]>(hasEvents(safe(shard)));
      if (row?.is === true) shards.push(shard);
    }
    await this.work.manager.query(beginFill, [meter, shards]);
    await this.endIfDone(meter);
  }

  async unfilled(): Promise<readonly UnfilledShard[]> {
    return await this.work.manager.query<UnfilledShard[]>(unfilledShards);
  }

  /**
   * Where a meter has come to in a shard, held to the end of the unit of work: `start` when it has not begun. Nothing
   * when the shard is done, or in other hands.
   */
  async lock({ meter, shard }: UnfilledShard): Promise<FillPlace | 'start' | undefined> {
    const [row] = await this.work.manager.query<
      { workspace: string | null; time: string | null; digest: string | null }[]
    >(lockFill, [meter, shard]);
    if (row === undefined) return undefined;
    const { workspace, time, digest } = row;
    if (workspace === null || time === null || digest === null) return 'start';
    return { workspace, time: BigInt(time), digest: fromDbDigest(digest) };
  }

  /** Whether the partition is still there. */
  async exists(shard: string): Promise<boolean> {
    return (await this.#shards()).includes(shard);
  }

  /** At most `limit` workspaces with events in a shard, from this one on, in order. */
  async workspaces(shard: string, from: string, limit: number): Promise<readonly string[]> {
    const rows = await this.work.manager.query<{ id: string }[]>(workspacesOfShard(safe(shard)), [
      from,
      limit,
    ]);
    return rows.map(({ id }) => id);
  }

  /** At most `limit` events of a type that a workspace has in a shard, after the given one, in order. */
  async events(
    { meter, shard }: UnfilledShard,
    type: string,
    { workspace, time, digest }: FillPlace,
    limit: number,
  ): Promise<readonly ShardEvent[]> {
    const rows = await this.work.manager.query<ShardEventRow[]>(eventsOfShard(safe(shard)), [
      workspace,
      type,
      microsecondsText(time),
      toDbDigest(digest),
      limit,
      meter,
    ]);
    return rows.map((row) => ({
      workspace,
      time: BigInt(row.time),
      digest: fromDbDigest(row.digest),
      isMissing: row.isMissing,
      ...(row.data === null ? {} : { data: row.data }),
    }));
  }

  async move({ meter, shard }: UnfilledShard, { workspace, time, digest }: FillPlace): Promise<void> {
    await this.work.manager.query(moveFill, [
      meter,
      shard,
      workspace,
      microsecondsText(time),
      toDbDigest(digest),
    ]);
  }

  async end({ meter, shard }: UnfilledShard): Promise<void> {
    await this.work.manager.query(endFill, [meter, shard]);
  }

  /** Says that a meter is filled when all its shards are. */
  async endIfDone(meter: number): Promise<void> {
    await this.work.manager.query(endFilling, [meter]);
  }

  async #shards(): Promise<readonly string[]> {
    return (await this.work.manager.query<{ shard: string }[]>(usageShards)).map(({ shard }) => shard);
  }
}

function safe(shard: string): string {
  invariant(SHARD.test(shard), `\`${shard.slice(0, 60)}\` is no partition of events`);
  return shard;
}
