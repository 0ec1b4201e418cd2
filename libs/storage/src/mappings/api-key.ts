import { type Instant, instantText } from '#calendar';
import type { ApiKeyEntity } from '../entities/api-key.entity.js';
import type { ApiKey } from '../records.js';
import { fromDbInstant } from './instants.js';
import type { Row } from './row.js';

export function fromDbApiKey(row: ApiKeyEntity): ApiKey {
  return {
    id: row.id,
    holder: row.holder,
    secretDigest: row.secretDigest,
    scopes: row.scopes,
    ...(row.expiresAt === null ? {} : { expiresAt: fromDbInstant(row.expiresAt) }),
    ...(row.revokedAt === null ? {} : { revokedAt: fromDbInstant(row.revokedAt) }),
  };
}

export function toDbApiKey(key: ApiKey, createdAt: Instant): Row<ApiKeyEntity> {
  return {
    id: key.id,
    holder: key.holder,
    secretDigest: Buffer.from(key.secretDigest),
    scopes: [...key.scopes],
    createdAt: instantText(createdAt),
    expiresAt: key.expiresAt === undefined ? null : instantText(key.expiresAt),
    revokedAt: key.revokedAt === undefined ? null : instantText(key.revokedAt),
  };
}
