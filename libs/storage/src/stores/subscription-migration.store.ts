import { type Instant, instantText } from '#calendar';
import { InvariantError } from '#money';
import { canonicalJson } from '#rulebook';
import {
  fromDbMigration,
  fromDbMigrationItem,
  stagesText,
  toDbMigrationItem,
} from '../mappings/subscription-migrations.js';
import type {
  MigrationFilter,
  MigrationItem,
  MigrationItemState,
  MigrationReason,
  MigrationState,
  SubscriptionMigration,
} from '../records/subscription-migrations.js';
import {
  countMigrationItems,
  decideMigrationItem,
  hasMigrationItem,
  insertMigrationItems,
  listMigrationItems,
  type MigrationItemRow,
  skipMigrationItems,
  takeMigrationItem,
} from '../statements/subscription-migration-items.js';
import {
  findMigration,
  insertMigration,
  lockMigration,
  matchingSubscriptions,
  type MigrationRow,
  moveMigration,
  waitingMigrations,
} from '../statements/subscription-migrations.js';
import { UnitOfWork } from '../unit-of-work.js';

/** A subscription that a migration is about, and the version that it has. */
export interface MatchedSubscription {
  readonly id: string;
  readonly heldVersion: number;
}

interface Matching {
  readonly packageKey: string;
  readonly toVersion: number;
  readonly fromVersions?: readonly number[];
  readonly filter: MigrationFilter;
}

/** What becomes of an item; what it does not name stays. */
export interface Decision {
  readonly state: MigrationItemState;
  readonly at: Instant;
  readonly reason?: MigrationReason;
  readonly applied?: Pick<MigrationItem, 'fromVersion' | 'quantities' | 'effectiveAt' | 'revision'>;
}

/** How many items of a stage are in a state. */
export interface StageCount {
  readonly stage: number;
  readonly state: MigrationItemState;
  readonly count: number;
}

const textOrNull = (instant: Instant | undefined): string | null =>
  instant === undefined ? null : instantText(instant);

export class SubscriptionMigrationStore {
  constructor(private readonly work: UnitOfWork) {}

  async find(id: string): Promise<SubscriptionMigration | undefined> {
    return await this.#migration(findMigration, [id]);
  }

  /** The migration, which nobody else starts, stops or completes to the end of the running unit of work. */
  async lock(id: string): Promise<SubscriptionMigration | undefined> {
    return await this.#migration(lockMigration, [id]);
  }

  async insert(migration: SubscriptionMigration): Promise<void> {
    await this.work.manager.query(insertMigration, [
      migration.id,
      migration.packageKey,
      migration.toVersion,
      migration.fromVersions ?? null,
      canonicalJson(migration.filter),
      migration.mode,
      stagesText(migration.stages),
      JSON.stringify(migration.preview),
      migration.state,
      migration.revision,
      migration.reason ?? null,
      migration.createdBy,
      instantText(migration.createdAt),
      migration.overrideLocks,
    ]);
  }

  /** The next revision, in another state. */
  async move(
    id: string,
    state: MigrationState,
    { startedBy, startedAt, endedAt }: Pick<SubscriptionMigration, 'startedBy' | 'startedAt' | 'endedAt'>,
  ): Promise<SubscriptionMigration> {
    const values = [id, state, startedBy ?? null, textOrNull(startedAt), textOrNull(endedAt)];
    // TypeORM answers an update with its rows and their count.
    const [[row]] = await this.work.manager.query<[MigrationRow[], number]>(moveMigration, values);
    if (row === undefined) throw new InvariantError(`migration ${id} is gone`);
    return fromDbMigration(row);
  }

  /** Migrations that have something to do now. */
  async waiting(): Promise<readonly Pick<SubscriptionMigration, 'id' | 'revision'>[]> {
    return await this.work.manager.query<{ id: string; revision: number }[]>(waitingMigrations);
  }

  /** At most `limit` subscriptions after id `after` that it is about, in order of their ids. */
  async matching(
    { packageKey, toVersion, fromVersions, filter }: Matching,
    at: Instant,
    after: string | undefined,
    limit: number,
  ): Promise<readonly MatchedSubscription[]> {
    return await this.work.manager.query<MatchedSubscription[]>(matchingSubscriptions, [
      packageKey,
      instantText(at),
      toVersion,
      fromVersions ?? null,
      filter.workspaces ?? null,
      filter.attributes === undefined ? null : canonicalJson(filter.attributes),
      after ?? null,
      limit,
    ]);
  }

  async insertItems(id: string, items: readonly MigrationItem[]): Promise<void> {
    await this.work.manager.query(insertMigrationItems, [id, JSON.stringify(items.map(toDbMigrationItem))]);
  }

  /** The next item whose turn it is while its migration is in that state; nobody else takes it meanwhile. */
  async take(
    id: string,
    migrationState: MigrationState,
    itemState: MigrationItemState,
  ): Promise<MigrationItem | undefined> {
    return (await this.#items(takeMigrationItem, [id, migrationState, itemState]))[0];
  }

  /** Once: an item that somebody else has decided since it was read is a defect. */
  async decide(item: MigrationItem, { state, at, reason, applied }: Decision): Promise<void> {
    const { fromVersion, quantities, effectiveAt, revision } = { ...item, ...applied };
    const [, count] = await this.work.manager.query<[unknown[], number]>(decideMigrationItem, [
      item.migrationId,
      item.subscriptionId,
      item.state,
      state,
      reason === undefined ? null : JSON.stringify(reason),
      fromVersion,
      canonicalJson(quantities),
      textOrNull(effectiveAt),
      instantText(at),
      revision ?? null,
    ]);
    if (count !== 1) throw new InvariantError(`item ${item.subscriptionId} is ${item.state} no more`);
  }

  /** Those that still wait are not moved any more. */
  async skipPending(id: string, reason: MigrationReason, at: Instant): Promise<void> {
    await this.work.manager.query(skipMigrationItems, [id, JSON.stringify(reason), instantText(at)]);
  }

  async hasItem(id: string, state: MigrationItemState): Promise<boolean> {
    const [row] = await this.work.manager.query<{ found: boolean }[]>(hasMigrationItem, [id, state]);
    return row?.found === true;
  }

  async counts(id: string): Promise<readonly StageCount[]> {
    return await this.work.manager.query<StageCount[]>(countMigrationItems, [id]);
  }

  /** At most `limit` items after subscription `after`, of one state alone when it is given. */
  async items(
    id: string,
    {
      after,
      state,
    }: { readonly after?: string | undefined; readonly state?: MigrationItemState | undefined },
    limit: number,
  ): Promise<readonly MigrationItem[]> {
    return await this.#items(listMigrationItems, [id, after ?? null, state ?? null, limit]);
  }

  async #migration(statement: string, values: unknown[]): Promise<SubscriptionMigration | undefined> {
    const [row] = await this.work.manager.query<MigrationRow[]>(statement, values);
    return row && fromDbMigration(row);
  }

  async #items(statement: string, values: unknown[]): Promise<readonly MigrationItem[]> {
    return (await this.work.manager.query<MigrationItemRow[]>(statement, values)).map(fromDbMigrationItem);
  }
}
