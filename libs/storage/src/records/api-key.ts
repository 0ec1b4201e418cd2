import type { Instant } from '#calendar';

export interface ApiKey {
  readonly id: string;
  /** A person or a program: the same for every key that replaces this one. */
  readonly holder: string;
  /** SHA-256 of the secret. */
  readonly secretDigest: Uint8Array;
  readonly scopes: readonly string[];
  readonly createdAt: Instant;
  /** What people tell it apart by. */
  readonly name?: string;
  /** The one workspace that it may see. */
  readonly workspace?: string;
  readonly expiresAt?: Instant;
  readonly revokedAt?: Instant;
  /** To the minute. */
  readonly lastUsedAt?: Instant;
}
