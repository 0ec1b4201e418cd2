import type { Instant } from '#calendar';

/** A key pair that the service signs with. */
export interface SigningKey {
  readonly kid: string;
  /** JWK, as JSON. */
  readonly publicKey: string;
  /** As it is kept: sealed by the operator's secret, or open. */
  readonly privateKey: string;
  readonly createdAt: Instant;
  readonly activatesAt: Instant;
  readonly retiresAt?: Instant;
  readonly revokedAt?: Instant;
}
