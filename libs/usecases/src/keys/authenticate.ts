import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { compareInstants } from '#calendar';
import { type ApiKey, ApiKeyStore, Clock } from '#storage';
import { presentedKey, secretDigest } from './api-key.js';

/** Who asks: the holder stays the same when a key is rotated. */
export interface Principal {
  readonly keyId: string;
  readonly holder: string;
  readonly scopes: ReadonlySet<string>;
}

/** A revoked key works at most this much longer. */
const REMEMBERED_MS = 5_000;
const REMEMBERED_KEYS = 1_000;

@Injectable()
export class Authenticate {
  readonly #remembered = new Map<string, { readonly key: ApiKey; readonly untilMs: number }>();

  constructor(
    private readonly keys: ApiKeyStore,
    private readonly clock: Clock,
  ) {}

  /** The principal of a key, or undefined: unknown, wrong, expired and revoked are told apart to nobody. */
  async run(text: string): Promise<Principal | undefined> {
    const presented = presentedKey(text);
    if (presented === undefined) return undefined;
    const key = await this.#find(presented.id);
    const digest = secretDigest(presented.secret);
    // An unknown id costs the same comparison as a known one.
    const isRight = timingSafeEqual(digest, key?.secretDigest ?? new Uint8Array(digest.length));
    if (key === undefined || !isRight || this.#hasEnded(key)) return undefined;
    return { keyId: key.id, holder: key.holder, scopes: new Set(key.scopes) };
  }

  async #find(id: string): Promise<ApiKey | undefined> {
    const nowMs = this.clock.now().epochMilliseconds;
    const remembered = this.#remembered.get(id);
    if (remembered !== undefined && nowMs < remembered.untilMs) return remembered.key;
    this.#remembered.delete(id);
    const key = await this.keys.find(id);
    if (key === undefined) return undefined;
    if (this.#remembered.size >= REMEMBERED_KEYS) this.#remembered.clear();
    this.#remembered.set(id, { key, untilMs: nowMs + REMEMBERED_MS });
    return key;
  }

  #hasEnded({ expiresAt, revokedAt }: ApiKey): boolean {
    const now = this.clock.now();
    return [expiresAt, revokedAt].some((end) => end !== undefined && compareInstants(end, now) <= 0);
  }
}
