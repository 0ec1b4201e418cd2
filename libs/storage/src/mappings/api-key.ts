import type { ApiKey } from '../records/api-key.js';
import type { ApiKeyRow } from '../statements/api-keys.js';
import { fromDbInstant } from './instants.js';

export function fromDbApiKey(row: ApiKeyRow): ApiKey {
  const { id, holder, name, scopes, workspaceId, secretDigest, createdAt } = row;
  return {
    id,
    holder,
    secretDigest,
    scopes,
    createdAt: fromDbInstant(createdAt),
    ...(name === null ? {} : { name }),
    ...(workspaceId === null ? {} : { workspace: workspaceId }),
    ...(row.expiresAt === null ? {} : { expiresAt: fromDbInstant(row.expiresAt) }),
    ...(row.revokedAt === null ? {} : { revokedAt: fromDbInstant(row.revokedAt) }),
    ...(row.lastUsedAt === null ? {} : { lastUsedAt: fromDbInstant(row.lastUsedAt) }),
  };
}
