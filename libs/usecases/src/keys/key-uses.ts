import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Instant } from '#calendar';
import { ApiKeyStore, Clock, isUnavailable } from '#storage';

const PAUSE_MS = 60_000;

/** When keys were last used. A request leaves a note in memory, and notes are written together once a minute. */
@Injectable()
export class KeyUses implements OnApplicationBootstrap, OnModuleDestroy {
  #used = new Map<string, Instant>();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly keys: ApiKeyStore,
    private readonly clock: Clock,
  ) {}

  note(keyId: string): void {
    this.#used.set(keyId, this.clock.now());
  }

  /** Writes what was noted; while the database is down it stays noted. */
  async write(): Promise<void> {
    if (this.#used.size === 0) return;
    const used = this.#used;
    this.#used = new Map();
    try {
      await this.keys.noteUses([...used]);
    } catch (error) {
      this.#used = new Map([...used, ...this.#used]);
      if (!isUnavailable(error)) throw error;
    }
  }

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => {
      // What cannot be written now is written in a minute.
      void this.write().catch(() => undefined);
    }, PAUSE_MS);
    this.#timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.#timer);
    await this.write();
  }
}
