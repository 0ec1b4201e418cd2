import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type ApiKey, ApiKeyStore, Clock } from '#storage';
import { presentedKey, secretDigest } from './api-key.js';
import { hasEnded } from './has-ended.js';
import { KeyUses } from './key-uses.js';

/** Who asks: the holder stays the same when a key is rotated. */
export interface Principal {
  readonly keyId: string;
  readonly holder: string;
  readonly scopes: ReadonlySet<string>;
  /** The one workspace that the key may see. */
  readonly workspace?: string;
}

interface Remembered {
  readonly key: ApiKey;
  readonly againMs: number;
  readonly untilMs: number;
}

/** A revoked key works at most this much longer. */
const REMEMBERED_MS = 5_000;
/** A key that is still in use after this long is looked at again before it is forgotten: nobody waits for it. */
const AGAIN_MS = 2_000;
const REMEMBERED_KEYS = 1_000;

@Injectable()
export class Authenticate {
  readonly #remembered = new Map<string, Remembered>();
  readonly #looking = new Map<string, Promise<ApiKey | undefined>>();
  #forgotten = 0;

  constructor(
    private readonly keys: ApiKeyStore,
    private readonly uses: KeyUses,
    private readonly clock: Clock,
  ) {}

  /** The principal of a key, or undefined: unknown, wrong, expired and revoked are told apart to nobody. */
  async run(text: string): Promise<Principal | undefined> {
    const presented = presentedKey(text);
    if (presented === undefined) return undefined;
    const digest = secretDigest(presented.secret);
    const key = await this.#find(presented.id, digest);
    if (key === undefined || hasEnded(key, this.clock.now())) return undefined;
    this.uses.note(key.id);
    return {
      keyId: key.id,
      holder: key.holder,
      scopes: new Set(key.scopes),
      ...(key.workspace === undefined ? {} : { workspace: key.workspace }),
    };
  }

  /** The key was changed here: this process looks at once, the others within five seconds. */
  forget(id: string): void {
    this.#remembered.delete(id);
    // What is being looked at may have been read before the change.
    this.#looking.clear();
    this.#forgotten += 1;
  }

  /**
   * Memory answers the right secret alone. A wrong one costs the same question to the database and the same
   * comparison as an unknown id, so that time tells nobody which ids there are.
   */
  async #find(id: string, digest: Uint8Array): Promise<ApiKey | undefined> {
    const nowMs = this.clock.now().epochMilliseconds;
    const remembered = this.#remembered.get(id);
    if (
      remembered !== undefined &&
      nowMs < remembered.untilMs &&
      timingSafeEqual(digest, remembered.key.secretDigest)
    ) {
      if (nowMs >= remembered.againMs) this.#look(id, digest).catch(() => undefined);
      return remembered.key;
    }
    return await this.#look(id, digest);
  }

  /** Many who present one key at once ask one question together, not one each. */
  #look(id: string, digest: Uint8Array): Promise<ApiKey | undefined> {
    const name = `${id} ${Buffer.from(digest).toString('base64')}`;
    const running = this.#looking.get(name);
    if (running !== undefined) return running;
    const asked = this.#ask(id, digest).finally(() => {
      if (this.#looking.get(name) === asked) this.#looking.delete(name);
    });
    this.#looking.set(name, asked);
    return asked;
  }

  async #ask(id: string, digest: Uint8Array): Promise<ApiKey | undefined> {
    const nowMs = this.clock.now().epochMilliseconds;
    const forgotten = this.#forgotten;
    const key = await this.keys.find(id);
    const isRight = timingSafeEqual(digest, key?.secretDigest ?? new Uint8Array(digest.length));
    if (key === undefined || !isRight) return undefined;
    if (forgotten !== this.#forgotten) return key;
    if (this.#remembered.size >= REMEMBERED_KEYS) this.#remembered.clear();
    this.#remembered.set(id, { key, againMs: nowMs + AGAIN_MS, untilMs: nowMs + REMEMBERED_MS });
    return key;
  }
}
