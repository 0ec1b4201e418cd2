import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Instant } from '#calendar';
import { currentAt, type CurrentVersion, type Effect, timelineOf } from '#catalog';
import {
  ChangeFeed,
  PackageVersionStore,
  type StoredVersion,
  UnitOfWork,
  type VersionSummary,
} from '#storage';

interface Snapshot {
  readonly revision: string;
  readonly versions: ReadonlyMap<string, ReadonlyMap<number, VersionSummary>>;
  readonly timelines: ReadonlyMap<string, readonly Effect[]>;
}

/** How often the database is asked whether anything changed, and how long its last answer counts. */
const POLL_MS = 1_000;
const COUNTS_MS = 2_000;
/** Versions whose texts are kept: they never change. */
const KEPT = 200;

/**
 * All published versions and when each becomes current, in memory. Asking the database is the truth, a notification
 * a hint: what another process published is known here within a second or at once, and what this process published
 * before its caller hears of it. Without an answer of the last two seconds the database is asked itself, which says
 * so when it is down: never a stale price.
 */
@Injectable()
export class VersionDirectory implements OnModuleInit, OnModuleDestroy {
  #snapshot: Snapshot | undefined;
  #readAtMs = Number.NEGATIVE_INFINITY;
  #generation = 0;
  #timer: NodeJS.Timeout | undefined;
  #unsubscribe: (() => void) | undefined;
  #refreshing: Promise<void> | undefined;
  readonly #texts = new Map<string, StoredVersion>();
  readonly #laidTogether = new WeakMap<VersionSummary, StoredVersion>();

  constructor(
    private readonly work: UnitOfWork,
    private readonly versions: PackageVersionStore,
    private readonly feed: ChangeFeed,
  ) {}

  onModuleInit(): void {
    this.#unsubscribe = this.feed.on('package', () => void this.refresh());
    this.#timer = setInterval(() => void this.refresh(), POLL_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    this.#unsubscribe?.();
    clearInterval(this.#timer);
    await this.#refreshing?.catch(() => undefined);
  }

  /** Call it inside the unit of work that publishes: once it is committed, nothing older is answered here. */
  changeWithCommit(): void {
    this.work.afterCommit(() => {
      this.#generation += 1;
      this.#readAtMs = Number.NEGATIVE_INFINITY;
      void this.refresh();
    });
  }

  /** Asks the database whether anything changed, and reads what did. A failure leaves nothing that counts. */
  async refresh(): Promise<void> {
    // Whoever asks next asks the database, and hears from it what is wrong.
    await this.#ask().catch(() => undefined);
  }

  /** Milliseconds since the database last said what is published; nothing while no answer counts. */
  get ageMs(): number | undefined {
    const ageMs = performance.now() - this.#readAtMs;
    return Number.isFinite(ageMs) ? ageMs : undefined;
  }

  async currentAt(packageKey: string, at: Instant): Promise<CurrentVersion> {
    const known = this.#counting() ?? (await this.#refreshed());
    if (known === undefined) return await this.versions.currentAt(packageKey, at);
    return currentAt(known.timelines.get(packageKey) ?? [], at);
  }

  async find(packageKey: string, number: number): Promise<StoredVersion | undefined> {
    const known = this.#counting() ?? (await this.#refreshed());
    const summary = known?.versions.get(packageKey)?.get(number);
    const whole = summary && this.#whole(summary);
    if (whole !== undefined) return whole;
    const found = await this.versions.find(packageKey, number);
    if (found === undefined) return undefined;
    if (this.#texts.size >= KEPT) this.#texts.clear();
    this.#texts.set(found.contentHash, found);
    return found;
  }

  /** A version with its texts, laid together once a summary: retiring is the one thing that changes, and it knows. */
  #whole(summary: VersionSummary): StoredVersion | undefined {
    const known = this.#laidTogether.get(summary);
    if (known !== undefined) return known;
    const texts = this.#texts.get(summary.contentHash);
    if (texts === undefined) return undefined;
    const whole = { ...texts, ...summary };
    this.#laidTogether.set(summary, whole);
    return whole;
  }

  /**
   * Many who find at once that nothing counts ask the database one question together: a question each would be a crowd
   * before the pool, just when the database is slow. A unit of work asks by itself, on the connection that it has.
   */
  async #refreshed(): Promise<Snapshot | undefined> {
    if (this.work.isRunning) return undefined;
    await this.#ask();
    return this.#counting();
  }

  #ask(): Promise<void> {
    this.#refreshing ??= this.#read().finally(() => (this.#refreshing = undefined));
    return this.#refreshing;
  }

  #counting(): Snapshot | undefined {
    return performance.now() - this.#readAtMs <= COUNTS_MS ? this.#snapshot : undefined;
  }

  async #read(): Promise<void> {
    for (;;) {
      const generation = this.#generation;
      const begunMs = performance.now();
      try {
        const revision = await this.versions.revision();
        if (revision !== this.#snapshot?.revision) this.#snapshot = await this.#load(revision);
      } catch (error) {
        this.#readAtMs = Number.NEGATIVE_INFINITY;
        throw error;
      }
      if (generation !== this.#generation) continue;
      this.#readAtMs = begunMs;
      return;
    }
  }

  async #load(revision: string): Promise<Snapshot> {
    const versions = new Map<string, Map<number, VersionSummary>>();
    for (const summary of await this.versions.listAll()) {
      const ofPackage = versions.get(summary.packageKey) ?? new Map<number, VersionSummary>();
      versions.set(summary.packageKey, ofPackage.set(summary.number, summary));
    }
    const timelines = new Map<string, readonly Effect[]>();
    for (const [key, effects] of await this.versions.effects()) timelines.set(key, timelineOf(effects));
    return { revision, versions, timelines };
  }
}
