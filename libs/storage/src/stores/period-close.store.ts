import { type Instant, instantText } from '#calendar';
import { Decimal, invariant, minorDigits, parseCurrency } from '#money';
import { fromDbInstant } from '../mappings/instants.js';
import { fromDbClose, fromDbFailure, fromDbItem, fromDbShard } from '../mappings/periods.js';
import type {
  PeriodClose,
  PeriodCloseFilter,
  PeriodCloseShard,
  PeriodDecision,
  PeriodFailure,
  PeriodItem,
  PeriodItemState,
  PeriodProgress,
  PeriodTotals,
} from '../records/periods.js';
import {
  closeTotals,
  countItems,
  countShards,
  decideItem,
  endClose,
  endShard,
  failedItems,
  findClose,
  findShard,
  hasOpenShard,
  holdSubscriptions,
  insertClose,
  insertItems,
  insertShards,
  lockClose,
  lockShard,
  openShards,
  type PeriodCloseRow,
  type PeriodFailureRow,
  type PeriodItemRow,
  type PeriodShardRow,
  type PeriodTotalsRow,
  reachShard,
  type ShardSubscriptionRow,
  subscriptionsOfShard,
  takeItem,
  unknownNames,
} from '../statements/period-closes.js';
import { UnitOfWork } from '../unit-of-work.js';

type ShardKey = Pick<PeriodCloseShard, 'closeId' | 'shard'>;

/** A subscription whose periods may be due. */
export interface ShardSubscription {
  readonly id: string;
  /** Until when they are closing or final, without a gap from its start on. */
  readonly closedUntil?: Instant;
}

export interface UnknownName {
  readonly noun: 'package' | 'workspace';
  readonly name: string;
}

const textOrNull = (instant: Instant | undefined): string | null =>
  instant === undefined ? null : instantText(instant);

export class PeriodCloseStore {
  constructor(private readonly work: UnitOfWork) {}

  /** What a filter names and nobody knows. */
  async unknownNames({ packages = [], workspaces = [] }: PeriodCloseFilter): Promise<readonly UnknownName[]> {
    return await this.work.manager.query<UnknownName[]>(unknownNames, [[...packages], [...workspaces]]);
  }

  /** A close, and its shards of so many subscriptions each; answers how many shards there are. */
  async insert(close: PeriodClose, subscriptionsOfOne: number): Promise<number> {
    await this.work.manager.query(insertClose, [
      close.id,
      instantText(close.until),
      textOrNull(close.since),
      close.packages ?? null,
      close.workspaces ?? null,
      close.reason ?? null,
      close.createdBy,
      instantText(close.createdAt),
    ]);
    const [row] = await this.work.manager.query<{ shards: number }[]>(insertShards, [
      close.id,
      subscriptionsOfOne,
    ]);
    invariant(row !== undefined, 'the statement answers one row');
    return row.shards;
  }

  async find(id: string): Promise<PeriodClose | undefined> {
    return await this.#close(findClose, id);
  }

  /** The close, of which nobody else says that it has ended. */
  async lock(id: string): Promise<PeriodClose | undefined> {
    return await this.#close(lockClose, id);
  }

  async end(id: string, totals: readonly PeriodTotals[], at: Instant): Promise<void> {
    await this.work.manager.query(endClose, [id, JSON.stringify(totals), instantText(at)]);
  }

  /** A shard that is not done. */
  async shard(key: ShardKey): Promise<PeriodCloseShard | undefined> {
    return await this.#shard(findShard, key);
  }

  /** The same, of which nobody else marks subscriptions to the end of the unit of work. */
  async lockShard(key: ShardKey): Promise<PeriodCloseShard | undefined> {
    return await this.#shard(lockShard, key);
  }

  /** At most `limit` subscriptions of a shard after the last one that it has reached, in order of their ids. */
  async subscriptionsOf({ closeId, shard }: ShardKey, limit: number): Promise<readonly ShardSubscription[]> {
    const rows = await this.work.manager.query<ShardSubscriptionRow[]>(subscriptionsOfShard, [
      closeId,
      shard,
      limit,
    ]);
    return rows.map(({ id, closedUntil }) => ({
      id,
      ...(closedUntil !== null && { closedUntil: fromDbInstant(closedUntil) }),
    }));
  }

  /** Nobody changes these subscriptions to the end of the unit of work. */
  async holdSubscriptions(ids: readonly string[]): Promise<void> {
    await this.work.manager.query(holdSubscriptions, [[...ids]]);
  }

  /** Makes items of what there is to bill of subscriptions; they are the next of the shard. */
  async mark({ closeId, shard }: ShardKey, ids: readonly string[], isLast: boolean): Promise<void> {
    if (ids.length > 0) await this.work.manager.query(insertItems, [closeId, shard, [...ids]]);
    await this.work.manager.query(reachShard, [closeId, shard, ids.at(-1) ?? null, isLast]);
  }

  /** The next period of a shard that nobody has in hand, kept to the end of the unit of work. */
  async take({ closeId, shard }: ShardKey): Promise<PeriodItem | undefined> {
    const [row] = await this.work.manager.query<PeriodItemRow[]>(takeItem, [closeId, shard]);
    return row && fromDbItem(row);
  }

  /** Says what became of an item; false when somebody has said so before. */
  async decide({ closeId, subscription, startsAt }: PeriodItem, decision: PeriodDecision): Promise<boolean> {
    const { state } = decision;
    const [, count] = await this.work.manager.query<[unknown[], number]>(decideItem, [
      closeId,
      subscription,
      instantText(startsAt),
      state,
      state === 'failed' ? decision.code : null,
      state === 'failed' ? decision.message : null,
      state === 'final' || state === 'adjusted' ? decision.quote : null,
    ]);
    return count === 1;
  }

  /** Whether the shard is done, from now on. */
  async endShard({ closeId, shard }: ShardKey): Promise<boolean> {
    const [, count] = await this.work.manager.query<[unknown[], number]>(endShard, [closeId, shard]);
    return count === 1;
  }

  async hasOpenShard(id: string): Promise<boolean> {
    const [row] = await this.work.manager.query<{ found: boolean }[]>(hasOpenShard, [id]);
    return row?.found === true;
  }

  /** At most `limit` shards that are not done. */
  async openShards(limit: number): Promise<readonly { readonly close: string; readonly shard: number }[]> {
    return await this.work.manager.query<{ close: string; shard: number }[]>(openShards, [limit]);
  }

  async progress(id: string): Promise<PeriodProgress> {
    const [shards] = await this.work.manager.query<PeriodProgress['shards'][]>(countShards, [id]);
    invariant(shards !== undefined, 'the statement answers one row');
    const periods = { pending: 0, final: 0, adjusted: 0, unchanged: 0, failed: 0 };
    const counts = await this.work.manager.query<{ state: PeriodItemState; count: number }[]>(countItems, [
      id,
    ]);
    for (const { state, count } of counts) periods[state] = count;
    return { shards, periods };
  }

  /** At most `limit` periods that could not be billed. */
  async failures(id: string, limit: number): Promise<readonly PeriodFailure[]> {
    const rows = await this.work.manager.query<PeriodFailureRow[]>(failedItems, [id, limit]);
    return rows.map(fromDbFailure);
  }

  /** What was billed, currency by currency. */
  async totals({ id, createdAt }: PeriodClose): Promise<readonly PeriodTotals[]> {
    // Only to spare old partitions: the clocks of two processes may differ.
    const from = createdAt.subtract({ hours: 24 });
    const rows = await this.work.manager.query<PeriodTotalsRow[]>(closeTotals, [id, instantText(from)]);
    return rows.map((row) => ({
      ...row,
      total: amountText(row.total, row.currency),
      difference: amountText(row.difference, row.currency),
    }));
  }

  async #close(statement: string, id: string): Promise<PeriodClose | undefined> {
    const [row] = await this.work.manager.query<PeriodCloseRow[]>(statement, [id]);
    return row && fromDbClose(row);
  }

  async #shard(statement: string, { closeId, shard }: ShardKey): Promise<PeriodCloseShard | undefined> {
    const [row] = await this.work.manager.query<PeriodShardRow[]>(statement, [closeId, shard]);
    return row && fromDbShard(row);
  }
}

/** With the minor digits of its currency, or more when it has more. */
function amountText(text: string, currency: string): string {
  const amount = new Decimal(text);
  const known = parseCurrency(currency);
  return amount.toFixed(Math.max(amount.decimalPlaces(), known === undefined ? 0 : minorDigits(known)));
}
